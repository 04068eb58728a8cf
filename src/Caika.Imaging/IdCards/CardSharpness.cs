using Caika.Imaging.Images;
using Caika.Imaging.Text;

namespace Caika.Imaging.IdCards;

/// <summary>How sharp the print on a straightened card is.</summary>
internal static class CardSharpness
{
    /// <summary>
    /// Of the five longest lines that were read: the steepest steps between neighbouring pixels, as a share of the contrast in the line;
    /// the middle of all lines. About 0.1 when blurred, 0.3 when sharp; null without lines.
    /// </summary>
    public static double? Of(Picture card, IReadOnlyList<Corners> lines)
    {
        var shares = lines.OrderByDescending(line => line.Width).Take(5).Select(line => OfLine(card, line)).OfType<double>().Order().ToList();
        return shares.Count == 0 ? null : shares[shares.Count / 2];
    }

    private static double? OfLine(Picture card, Corners line)
    {
        var points = line.Points();
        int left = Clamp(points.Min(p => p.X), card.Width), right = Clamp(points.Max(p => p.X), card.Width);
        int top = Clamp(points.Min(p => p.Y), card.Height), bottom = Clamp(points.Max(p => p.Y), card.Height);
        if (right - left < 16 || bottom - top < 8)
            return null;
        List<int> values = [], steps = [];
        for (var y = top + 1; y < bottom - 1; y += 2)
            for (var x = left + 1; x < right - 1; x++)
            {
                values.Add(Light(x, y));
                steps.Add(Math.Abs(Light(x + 1, y) - Light(x - 1, y)) / 2);
            }
        values.Sort();
        steps.Sort();
        var contrast = values[(int)(values.Count * 0.98)] - values[(int)(values.Count * 0.02)];
        return contrast < 20 ? null : (double)steps[(int)(steps.Count * 0.97)] / contrast;

        int Light(int x, int y)
        {
            var i = (y * card.Width + x) * 4;
            return (card.Pixels[i] + 2 * card.Pixels[i + 1] + card.Pixels[i + 2]) / 4;
        }
    }

    private static int Clamp(float value, int end) => Math.Clamp((int)value, 0, end - 1);
}
