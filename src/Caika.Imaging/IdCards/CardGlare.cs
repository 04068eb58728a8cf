using System.Runtime.InteropServices;
using Caika.Imaging.Findings;
using Caika.Imaging.Images;
using OpenCvSharp;

namespace Caika.Imaging.IdCards;

/// <summary>The largest reflection on a straightened card.</summary>
/// <param name="Share">Share of the card it washes out; 0 without any.</param>
/// <param name="Place">Where, pixels of the straightened card; null without any.</param>
internal readonly record struct CardGlare(double Share, Region? Place)
{
    /// <summary>The size at which a card is looked at, pixels: half of a straightened one.</summary>
    public const int Width = CardShape.Width / 2, Height = CardShape.Height / 2;

    // In a picture without pure white a reflection is what comes near its brightest; below the last there is none.
    private const int White = 250, Near = 5, Darkest = 205;

    // The paper of a card is tinted; where it is nearly as bright round a white place too, the picture is merely bright.
    private const int PaperBelowWhite = 4, PaperBelowNear = 14;
    private const int Ring = 26;

    /// <summary>
    /// A reflection is white, has no print and no fine lines in it, and falls off towards paper that is darker. A picture
    /// that is bright as a whole keeps its lines.
    /// </summary>
    /// <param name="small">A straightened card at half its size.</param>
    public static CardGlare Of(Picture small)
    {
        using var rgba = Mat.FromPixelData(Height, Width, MatType.CV_8UC4, small.Buffer);
        var channels = Cv2.Split(rgba);
        using var least = new Mat();
        using var white = new Mat();
        using var kernel = Cv2.GetStructuringElement(MorphShapes.Ellipse, new Size(7, 7));
        using var labels = new Mat();
        using var stats = new Mat();
        using var centres = new Mat();
        Cv2.Min(channels[0], channels[1], least);
        Cv2.Min(least, channels[2], least);
        var level = Math.Min(White, Brightest(least) - Near);
        var paper = level - (level == White ? PaperBelowWhite : PaperBelowNear);
        Cv2.Threshold(least, white, level - 1, 255, ThresholdTypes.Binary);
        Cv2.MorphologyEx(white, white, MorphTypes.Open, kernel);
        var count = Cv2.ConnectedComponentsWithStats(white, labels, stats, centres);
        var largest = default(CardGlare);
        for (var i = 1; i < count; i++)
        {
            var share = (double)stats.At<int>(i, 4) / (Width * Height);
            if (share > largest.Share && share > 0.0015 && level >= Darkest && Around(least, labels, i, stats) < paper)
                largest = new(share, new(2 * stats.At<int>(i, 0), 2 * stats.At<int>(i, 1), 2 * stats.At<int>(i, 2), 2 * stats.At<int>(i, 3)));
        }
        foreach (var channel in channels)
            channel.Dispose();
        return largest;
    }

    // What a thousandth of the card exceeds.
    private static int Brightest(Mat least)
    {
        var pixels = new byte[Width * Height];
        Marshal.Copy(least.Data, pixels, 0, pixels.Length);
        var counts = new int[256];
        foreach (var value in pixels)
            counts[value]++;
        var (seen, level) = (0, 255);
        while (level > 0 && (seen += counts[level]) < Width * Height / 1000)
            level--;
        return level;
    }

    // The middle brightness of what lies a little way round a place.
    private static double Around(Mat least, Mat labels, int place, Mat stats)
    {
        int x0 = stats.At<int>(place, 0), y0 = stats.At<int>(place, 1), x1 = x0 + stats.At<int>(place, 2), y1 = y0 + stats.At<int>(place, 3);
        List<byte> values = [];
        for (var y = Math.Max(2, y0 - Ring); y < Math.Min(Height - 2, y1 + Ring); y += 2)
            for (var x = Math.Max(2, x0 - Ring); x < Math.Min(Width - 2, x1 + Ring); x += 2)
            {
                var outside = Math.Max(Math.Max(x0 - x, x - x1), Math.Max(y0 - y, y - y1));
                if (outside > Ring / 2 && labels.At<int>(y, x) != place)
                    values.Add(least.At<byte>(y, x));
            }
        if (values.Count < 20)
            return 255;
        values.Sort();
        return values[values.Count * 6 / 10];
    }
}
