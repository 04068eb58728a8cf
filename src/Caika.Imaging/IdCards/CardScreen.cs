using Caika.Imaging.Images;
using OpenCvSharp;

namespace Caika.Imaging.IdCards;

/// <summary>How much a picture shows the regular grain of a screen or of a print in dots.</summary>
internal static class CardScreen
{
    private const int Side = 256;

    /// <summary>
    /// Strongest single frequency above a tenth of the sampling rate, divided by the mean of the frequencies about as high;
    /// the middle of several places. Paper and fine lines stay low, since no line of a card is straight and repeated.
    /// </summary>
    /// <param name="picture">The picture as decoded, not warped: warping blurs what is looked for.</param>
    /// <param name="place">Where the card lies in it.</param>
    public static double Of(Picture picture, Text.Corners place)
    {
        List<double> peaks = [];
        var centre = place.Centre;
        foreach (var (u, v) in new[] { (-0.22f, -0.15f), (0.22f, -0.15f), (0f, 0.2f) })
        {
            var at = centre + u * (place.TopRight - place.TopLeft) + v * (place.BottomLeft - place.TopLeft);
            int x = (int)at.X - Side / 2, y = (int)at.Y - Side / 2;
            if (x >= 0 && y >= 0 && x + Side <= picture.Width && y + Side <= picture.Height)
                peaks.Add(PeakOf(picture, x, y));
        }
        peaks.Sort();
        return peaks.Count == 0 ? 0 : peaks[peaks.Count / 2];
    }

    private static double PeakOf(Picture picture, int left, int top)
    {
        var light = new float[Side * Side];
        for (var y = 0; y < Side; y++)
            for (var x = 0; x < Side; x++)
            {
                var i = ((top + y) * picture.Width + left + x) * 4;
                // A Hann window: without it the edges of the square shine along both axes.
                var window = (1 - MathF.Cos(2 * MathF.PI * x / Side)) * (1 - MathF.Cos(2 * MathF.PI * y / Side)) / 4;
                light[y * Side + x] = (picture.Pixels[i] + 2 * picture.Pixels[i + 1] + picture.Pixels[i + 2] - 4 * 128) / 4f * window;
            }
        using var plane = Mat.FromPixelData(Side, Side, MatType.CV_32FC1, light);
        using var spectrum = new Mat();
        Cv2.Dft(plane, spectrum, DftFlags.ComplexOutput);
        double sum = 0, peak = 0;
        var count = 0;
        for (var v = 0; v < Side; v++)
            for (var u = 0; u <= Side / 2; u++)
            {
                int dy = Math.Min(v, Side - v), radius = (int)Math.Sqrt(u * u + dy * dy);
                // Multiples of an eighth of the rate on the axes are JPEG's own blocks.
                if (radius < Side / 10 || radius >= Side / 2 || u % (Side / 8) <= 1 && dy % (Side / 8) <= 1 || u <= 1 || dy <= 1)
                    continue;
                var value = spectrum.At<Vec2f>(v, u);
                var power = Math.Sqrt(value.Item0 * value.Item0 + value.Item1 * value.Item1);
                (sum, count, peak) = (sum + power, count + 1, Math.Max(peak, power));
            }
        return peak / Math.Max(1e-6, sum / count);
    }
}
