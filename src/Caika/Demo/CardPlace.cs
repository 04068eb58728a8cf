using SkiaSharp;

namespace Caika.Demo;

/// <summary>Where a card lies in a picture.</summary>
/// <param name="Width">Width of the picture, pixels.</param>
/// <param name="Height">Height of the picture, pixels.</param>
/// <param name="Corners">The card's upright corners, clockwise from its top left.</param>
internal sealed record CardPlace(int Width, int Height, IReadOnlyList<(float X, float Y)> Corners)
{
    public static CardPlace Of(CardShotKind kind, DemoRandom random)
    {
        var size = kind switch
        {
            CardShotKind.Small => random.Between(440f, 560f),
            CardShotKind.WebCamera => random.Between(430f, 500f),
            CardShotKind.TwelveMegapixels => random.Between(2200f, 3000f),
            CardShotKind.TwoCards => random.Between(620f, 700f),
            CardShotKind.Scan or CardShotKind.Tight => random.Between(860f, 1100f),
            _ => random.Between(760f, 1060f),
        };
        var flat = kind is CardShotKind.Scan or CardShotKind.Tight or CardShotKind.ColourCopy;
        var bend = flat ? 0 : random.Between(0.01f, 0.05f);
        var degrees = kind == CardShotKind.Tight ? 0 : flat ? random.Between(-2f, 2f) : random.Between(-13f, 13f);
        if (kind == CardShotKind.Turned)
            degrees += random.Pick([90, 180, 270]);
        float w = size, h = size * 54 / 85.6f;
        var (sin, cos) = MathF.SinCos(degrees * MathF.PI / 180);
        (float X, float Y)[] points = [.. new[] { (-w / 2, -h / 2), (w / 2, -h / 2), (w / 2, h / 2), (-w / 2, h / 2) }.Select(p =>
        {
            float x = p.Item1 + random.Between(-bend, bend) * w, y = p.Item2 + random.Between(-bend, bend) * h;
            return (x * cos - y * sin, x * sin + y * cos);
        })];
        return Frame(kind, points, random);
    }

    /// <summary>A second place of the same shape below the first.</summary>
    public CardPlace Beside() => this with { Corners = [.. Corners.Select(c => (c.X, c.Y + Height / 2f))] };

    public SKMatrix Map(float width, float height)
    {
        // Heckbert 1989: the unit square onto four corners.
        var (p, q, r, s) = (Corners[0], Corners[1], Corners[2], Corners[3]);
        float dx1 = q.X - r.X, dx2 = s.X - r.X, dx3 = p.X - q.X + r.X - s.X, dy1 = q.Y - r.Y, dy2 = s.Y - r.Y, dy3 = p.Y - q.Y + r.Y - s.Y;
        var determinant = dx1 * dy2 - dx2 * dy1;
        float g = (dx3 * dy2 - dx2 * dy3) / determinant, k = (dx1 * dy3 - dx3 * dy1) / determinant;
        return new((q.X - p.X + g * q.X) / width, (s.X - p.X + k * s.X) / height, p.X, (q.Y - p.Y + g * q.Y) / width, (s.Y - p.Y + k * s.Y) / height, p.Y, g / width, k / height, 1);
    }

    private static CardPlace Frame(CardShotKind kind, (float X, float Y)[] points, DemoRandom random)
    {
        float left = points.Min(p => p.X), right = points.Max(p => p.X), top = points.Min(p => p.Y), bottom = points.Max(p => p.Y);
        var margin = kind == CardShotKind.Tight ? 0 : random.Between(0.05f, 0.18f);
        float mx = (right - left) * margin, my = (bottom - top) * margin;
        (left, right, top, bottom) = (left - mx, right + mx, top - my, bottom + my);
        if (kind == CardShotKind.TwoCards)
            bottom = top + (bottom - top) * 2;
        if (kind == CardShotKind.Cut)
        {
            var share = random.Between(0.06f, 0.15f);
            float cutX = mx + (right - left - 2 * mx) * share, cutY = my + (bottom - top - 2 * my) * share;
            _ = random.Between(0, 3) switch { 0 => left += cutX, 1 => right -= cutX, 2 => top += cutY, _ => bottom -= cutY };
        }
        return new((int)(right - left), (int)(bottom - top), [.. points.Select(p => (p.X - left, p.Y - top))]);
    }
}
