using System.Numerics;
using Caika.Imaging.Images;
using Caika.Imaging.Text;
using OpenCvSharp;

namespace Caika.Imaging.IdCards;

/// <summary>Where the card must lie for its print to stand where it was seen.</summary>
internal static class CardPlacement
{
    private static readonly Vector2[] Card = [new(0, 0), new(CardShape.Width, 0), new(CardShape.Width, CardShape.Height), new(0, CardShape.Height)];

    // Anchors are read off to about a hundredth of the card's width.
    private const double Loose = 0.011;

    /// <summary>The corners of the card by its anchors on a card laid flat; null when too few agree.</summary>
    public static Corners? OnCard(IReadOnlyList<Anchor> anchors) => IsSpread(anchors) ? Affine(anchors, CardShape.Width) : null;

    /// <summary>The corners of the card by its anchors in a photograph, the likelier first: seen at an angle, or straight from above.</summary>
    /// <param name="anchors">What was seen.</param>
    /// <param name="width">Width of the picture, pixels.</param>
    public static IEnumerable<Corners> InPicture(IReadOnlyList<Anchor> anchors, int width)
    {
        if (!IsSpread(anchors))
            yield break;
        if (anchors.Count >= 6)
        {
            using var full = Cv2.FindHomography(anchors.Select(a => new Point2d(a.Printed.X, a.Printed.Y)),
                anchors.Select(a => new Point2d(a.Seen.X, a.Seen.Y)), HomographyMethods.Ransac, Loose * width);
            if (!full.Empty() && Map(full, Card) is var corners && IsCard(corners))
                yield return corners;
        }
        if (Affine(anchors, width) is { } placed && IsCard(placed))
            yield return placed;
    }

    private static Corners? Affine(IReadOnlyList<Anchor> anchors, int width)
    {
        using var from = InputArray.Create(anchors.Select(a => new Point2f(a.Printed.X, a.Printed.Y)));
        using var to = InputArray.Create(anchors.Select(a => new Point2f(a.Seen.X, a.Seen.Y)));
        using var affine = Cv2.EstimateAffine2D(from, to, null, RobustEstimationAlgorithms.RANSAC, Loose * width);
        return affine is null || affine.Empty() ? null : Map(affine, Card);
    }

    private static bool IsSpread(IReadOnlyList<Anchor> anchors) =>
        anchors.Count >= 4 && Spread(anchors, a => a.Printed.Y) > 200 && Spread(anchors, a => a.Printed.X) > 230;

    /// <summary>Points of the straightened card as points of the picture it was straightened from.</summary>
    public static Corners ToPicture(Corners onCard, Corners cardInPicture)
    {
        using var map = Cv2.GetPerspectiveTransform(Points(Card), Points(cardInPicture.Points()));
        return Map(map, onCard.Points());
    }

    /// <summary>How far corners reach beyond a picture, as a share of the card's width.</summary>
    public static double Beyond(Corners corners, Picture picture) =>
        corners.Points().Max(p => Math.Max(Math.Max(-p.X, p.X - picture.Width), Math.Max(-p.Y, p.Y - picture.Height))) / Math.Max(1, corners.Width);

    /// <summary>The greatest distance of a corner from where it should be, as a share of the card's width.</summary>
    public static double Misfit(Corners onCard) => onCard.Points().Zip(Card).Max(pair => Vector2.Distance(pair.First, pair.Second)) / CardShape.Width;

    private static bool IsCard(Corners corners) => EdgeField.IsConvex(corners)
        && Math.Abs(Math.Log(corners.Width / Math.Max(1, corners.Height) / CardShape.Ratio)) < 0.15
        && Even(corners.TopLeft, corners.TopRight, corners.BottomLeft, corners.BottomRight)
        && Even(corners.TopLeft, corners.BottomLeft, corners.TopRight, corners.BottomRight);

    private static bool Even(Vector2 a, Vector2 b, Vector2 c, Vector2 d) => Math.Abs(Math.Log(Vector2.Distance(a, b) / Vector2.Distance(c, d))) < 0.22;

    private static Corners Map(Mat map, Vector2[] points)
    {
        Vector2[] mapped = [.. points.Select(p => Mapped(map, p))];
        return new(mapped[0], mapped[1], mapped[2], mapped[3]);
    }

    private static Vector2 Mapped(Mat map, Vector2 p)
    {
        double Row(int row) => map.At<double>(row, 0) * p.X + map.At<double>(row, 1) * p.Y + map.At<double>(row, 2);
        var scale = map.Rows == 3 ? Row(2) : 1;
        return new((float)(Row(0) / scale), (float)(Row(1) / scale));
    }

    private static Point2f[] Points(Vector2[] points) => [.. points.Select(p => new Point2f(p.X, p.Y))];

    private static float Spread(IReadOnlyList<Anchor> anchors, Func<Anchor, float> of) => anchors.Max(of) - anchors.Min(of);
}
