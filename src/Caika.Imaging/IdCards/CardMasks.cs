using System.Numerics;
using System.Runtime.InteropServices;
using Caika.Imaging.Text;
using OpenCvSharp;

namespace Caika.Imaging.IdCards;

/// <summary>Masks in which a card stands out from what it lies on, and the four-sided outlines of their places.</summary>
internal static class CardMasks
{
    private const int BorderColours = 4;

    /// <summary>Places whose colour differs from those at the border of the picture.</summary>
    public static IEnumerable<Corners> ByBorderColour(Mat lab)
    {
        List<Corners> outlines = [];
        using var distance = BorderDistance(lab);
        using var mask = new Mat();
        var otsu = Cv2.Threshold(distance, mask, 0, 255, ThresholdTypes.Otsu);
        foreach (var threshold in new[] { otsu, otsu * 0.6, 14, 8 })
        {
            Cv2.Threshold(distance, mask, threshold, 255, ThresholdTypes.Binary);
            Collect(mask, outlines, smooth: true);
        }
        return outlines;
    }

    /// <summary>Bright places, and places without much colour.</summary>
    public static IEnumerable<Corners> ByLight(Mat rgb, Mat lightness)
    {
        List<Corners> outlines = [];
        using var mask = new Mat();
        using var hsv = new Mat();
        using var saturation = new Mat();
        Cv2.Threshold(lightness, mask, 0, 255, ThresholdTypes.Otsu);
        Collect(mask, outlines, smooth: true);
        Cv2.CvtColor(rgb, hsv, ColorConversionCodes.RGB2HSV);
        Cv2.ExtractChannel(hsv, saturation, 1);
        Cv2.Threshold(saturation, mask, 0, 255, ThresholdTypes.BinaryInv | ThresholdTypes.Otsu);
        Collect(mask, outlines, smooth: true);
        return outlines;
    }

    /// <summary>Places enclosed by edges of light or colour.</summary>
    public static IEnumerable<Corners> ByEdges(Mat[] channels)
    {
        List<Corners> outlines = [];
        using var kernel = Cv2.GetStructuringElement(MorphShapes.Rect, new Size(5, 5));
        using var edges = new Mat();
        foreach (var (channel, low, high) in new[] { (0, 20, 60), (0, 45, 120), (1, 8, 24), (2, 8, 24) })
        {
            Cv2.Canny(channels[channel], edges, low, high);
            Cv2.MorphologyEx(edges, edges, MorphTypes.Close, kernel);
            Collect(edges, outlines, smooth: false);
        }
        return outlines;
    }

    private static void Collect(Mat mask, List<Corners> outlines, bool smooth)
    {
        using var clean = mask.Clone();
        if (smooth)
        {
            using var kernel = Cv2.GetStructuringElement(MorphShapes.Ellipse, new Size(7, 7));
            Cv2.MorphologyEx(clean, clean, MorphTypes.Close, kernel);
            Cv2.MorphologyEx(clean, clean, MorphTypes.Open, kernel);
        }
        Cv2.FindContours(clean, out Point[][] contours, out _, RetrievalModes.List, ContourApproximationModes.ApproxSimple);
        var least = 0.1 * mask.Rows * mask.Cols;
        foreach (var hull in contours.Where(c => c.Length >= 4).Select(c => Cv2.ConvexHull(c)).Where(h => Cv2.ContourArea(h) > least)
            .OrderByDescending(h => Cv2.ContourArea(h)).Take(3))
        {
            if (FourSides(hull) is { } four)
                outlines.Add(Clockwise([.. four.Select(p => new Vector2(p.X, p.Y))]));
            var rectangle = Cv2.MinAreaRect(hull);
            if (Cv2.ContourArea(hull) > 0.82 * rectangle.Size.Width * rectangle.Size.Height)
                outlines.Add(Clockwise([.. rectangle.Points().Select(p => new Vector2(p.X, p.Y))]));
        }
    }

    private static Point[]? FourSides(Point[] hull)
    {
        var around = Cv2.ArcLength(hull, true);
        for (var share = 0.02; share < 0.12; share += 0.01)
        {
            var simple = Cv2.ApproxPolyDP(hull, share * around, true);
            if (simple.Length <= 4)
                return simple.Length == 4 ? simple : null;
        }
        return null;
    }

    // Clockwise as seen, beginning at the corner nearest to the picture's top left.
    private static Corners Clockwise(Vector2[] points)
    {
        var centre = points.Aggregate(Vector2.Add) / 4;
        var sorted = points.OrderBy(p => MathF.Atan2(p.Y - centre.Y, p.X - centre.X)).ToArray();
        var first = Array.IndexOf(sorted, sorted.MinBy(p => p.X + p.Y));
        return new(sorted[first], sorted[(first + 1) % 4], sorted[(first + 2) % 4], sorted[(first + 3) % 4]);
    }

    // Distance in Lab of every pixel from the nearest of the colours found along the border; light counts less than colour.
    private static Mat BorderDistance(Mat lab)
    {
        int width = lab.Cols, height = lab.Rows;
        var pixels = new byte[width * height * 3];
        Marshal.Copy(lab.Data, pixels, 0, pixels.Length);
        var colours = BorderColoursOf(pixels, width, height);
        var distance = new byte[width * height];
        for (var i = 0; i < distance.Length; i++)
        {
            var nearest = float.MaxValue;
            foreach (var colour in colours)
            {
                float light = (pixels[i * 3] - colour.X) * 0.6f, a = (pixels[i * 3 + 1] - colour.Y) * 1.8f, b = (pixels[i * 3 + 2] - colour.Z) * 1.8f;
                nearest = Math.Min(nearest, light * light + a * a + b * b);
            }
            distance[i] = (byte)Math.Min(255, MathF.Sqrt(nearest));
        }
        using var raw = Mat.FromPixelData(height, width, MatType.CV_8UC1, distance);
        var smooth = new Mat();
        Cv2.MedianBlur(raw, smooth, 5);
        return smooth;
    }

    // k-means of a few rounds, begun at evenly spaced border pixels: no chance in it, the same picture gives the same masks.
    private static Vector3[] BorderColoursOf(byte[] pixels, int width, int height)
    {
        List<Vector3> samples = [];
        for (var x = 0; x < width; x += 3)
            foreach (var y in new[] { 0, 2, height - 3, height - 1 })
                samples.Add(At(x, Math.Max(0, y)));
        for (var y = 0; y < height; y += 3)
            foreach (var x in new[] { 0, 2, width - 3, width - 1 })
                samples.Add(At(Math.Max(0, x), y));
        var sorted = samples.OrderBy(s => s.X).ToList();
        var centres = Enumerable.Range(0, BorderColours).Select(i => sorted[(2 * i + 1) * sorted.Count / (2 * BorderColours)]).ToArray();
        for (var round = 0; round < 8; round++)
        {
            var sums = new (Vector3 Sum, int Count)[BorderColours];
            foreach (var sample in samples)
            {
                var nearest = 0;
                for (var k = 1; k < BorderColours; k++)
                    if (Vector3.DistanceSquared(sample, centres[k]) < Vector3.DistanceSquared(sample, centres[nearest]))
                        nearest = k;
                sums[nearest] = (sums[nearest].Sum + sample, sums[nearest].Count + 1);
            }
            for (var k = 0; k < BorderColours; k++)
                if (sums[k].Count > 0)
                    centres[k] = sums[k].Sum / sums[k].Count;
        }
        return centres;

        Vector3 At(int x, int y) => new(pixels[(y * width + x) * 3], pixels[(y * width + x) * 3 + 1], pixels[(y * width + x) * 3 + 2]);
    }
}
