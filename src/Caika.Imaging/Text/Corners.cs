using System.Numerics;

namespace Caika.Imaging.Text;

/// <summary>
/// Four corners of something flat in a picture, clockwise as one reads it. Pixels, origin at the top left of the picture;
/// corners may lie outside of it.
/// </summary>
/// <param name="TopLeft">Where reading begins.</param>
/// <param name="TopRight">The end of the upper edge.</param>
/// <param name="BottomRight">The end of the lower edge.</param>
/// <param name="BottomLeft">The beginning of the lower edge.</param>
public readonly record struct Corners(Vector2 TopLeft, Vector2 TopRight, Vector2 BottomRight, Vector2 BottomLeft)
{
    /// <summary>An upright rectangle.</summary>
    /// <param name="left">Left edge, pixels.</param>
    /// <param name="top">Upper edge, pixels.</param>
    /// <param name="right">Right edge, pixels.</param>
    /// <param name="bottom">Lower edge, pixels.</param>
    public static Corners Of(float left, float top, float right, float bottom) =>
        new(new(left, top), new(right, top), new(right, bottom), new(left, bottom));

    /// <summary>Mean length of the upper and lower edge, pixels.</summary>
    public float Width => (Vector2.Distance(TopLeft, TopRight) + Vector2.Distance(BottomLeft, BottomRight)) / 2;

    /// <summary>Mean length of the left and right edge, pixels.</summary>
    public float Height => (Vector2.Distance(TopLeft, BottomLeft) + Vector2.Distance(TopRight, BottomRight)) / 2;

    /// <summary>The mean of the corners.</summary>
    public Vector2 Centre => (TopLeft + TopRight + BottomRight + BottomLeft) / 4;

    /// <summary>The middle of the left edge.</summary>
    public Vector2 Left => (TopLeft + BottomLeft) / 2;

    /// <summary>The middle of the right edge.</summary>
    public Vector2 Right => (TopRight + BottomRight) / 2;

    /// <summary>The same four points, begun a quarter turn later: the right edge becomes the upper one.</summary>
    public Corners QuarterLater() => new(TopRight, BottomRight, BottomLeft, TopLeft);

    /// <summary>The corners in order, beginning at the top left.</summary>
    public Vector2[] Points() => [TopLeft, TopRight, BottomRight, BottomLeft];

    /// <summary>Grown on every side by a share of the height; shrunk when it is negative.</summary>
    public Corners Grown(float share)
    {
        var along = Vector2.Normalize(TopRight - TopLeft) * Height * share;
        var down = Vector2.Normalize(BottomLeft - TopLeft) * Height * share;
        return new(TopLeft - along - down, TopRight + along - down, BottomRight + along + down, BottomLeft - along + down);
    }

    /// <summary>Where they lie when the whole picture is turned by half.</summary>
    /// <param name="width">Width of the picture, pixels.</param>
    /// <param name="height">Height of the picture, pixels.</param>
    public Corners TurnedHalf(int width, int height)
    {
        var far = new Vector2(width, height);
        return new(far - BottomRight, far - BottomLeft, far - TopLeft, far - TopRight);
    }
}
