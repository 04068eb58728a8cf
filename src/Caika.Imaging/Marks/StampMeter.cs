using Caika.Imaging.Findings;
using Caika.Imaging.Images;

namespace Caika.Imaging.Marks;

/// <summary>Looks for the red ink of a seal. On a scan without colour it cannot be told.</summary>
public static class StampMeter
{
    private const double LeastSquareMillimetres = 12;
    private const double Step = 0.25; // mm between samples

    /// <param name="place">Where the seal goes; a seal beside it still counts in part.</param>
    /// <param name="squareMillimetres">Area of red ink that was seen.</param>
    public static Verdict Judge(Picture page, Placement placement, PaperPlace place, out double squareMillimetres)
    {
        var red = 0;
        for (var y = place.Y; y < place.Bottom; y += Step)
        {
            for (var x = place.X; x < place.Right; x += Step)
            {
                var (px, py) = placement.Pixel(x, y);
                if (IsRed(page, (int)px, (int)py))
                    red++;
            }
        }
        squareMillimetres = Math.Round(red * Step * Step, 1);
        if (squareMillimetres >= LeastSquareMillimetres)
            return Verdict.Met;
        return HasColour(page) ? Verdict.NotMet : Verdict.CannotTell;
    }

    private static bool IsRed(Picture page, int x, int y)
    {
        if (x < 0 || y < 0 || x >= page.Width || y >= page.Height)
            return false;
        var at = (y * page.Width + x) * 4;
        var (r, g, b) = (page.Pixels[at], page.Pixels[at + 1], page.Pixels[at + 2]);
        return r - Math.Max(g, b) > 40 && Math.Abs(g - b) < 70;
    }

    // A colour scanner's paper is never exactly grey; a grey or black-and-white scan is, but for what JPEG adds.
    private static bool HasColour(Picture page)
    {
        var (coloured, seen) = (0, 0);
        for (var y = 0; y < page.Height; y += 7)
        {
            for (var x = 0; x < page.Width; x += 7)
            {
                var at = (y * page.Width + x) * 4;
                var (r, g, b) = (page.Pixels[at], page.Pixels[at + 1], page.Pixels[at + 2]);
                seen++;
                if (Math.Max(r, Math.Max(g, b)) - Math.Min(r, Math.Min(g, b)) > 6)
                    coloured++;
            }
        }
        return coloured > 0.001 * seen;
    }
}
