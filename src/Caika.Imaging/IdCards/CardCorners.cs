using System.Runtime.InteropServices;
using Caika.Imaging.Images;
using OpenCvSharp;

namespace Caika.Imaging.IdCards;

/// <summary>Whether a finger lies over a corner of a straightened card: a place near it that is redder, yellower and darker than the paper.</summary>
internal static class CardCorners
{
    /// <summary>The size at which corners are looked at, pixels: a quarter of a straightened card.</summary>
    public const int Width = CardShape.Width / 4, Height = (CardShape.Height + 2) / 4;

    // 11 mm from the corner, without the outermost 1.7 mm, where the background may show.
    private const int Side = 34, Edge = 5;

    // CIE Lab, 8 bit: how much skin differs from the paper of the same picture, at least; and its share of a corner.
    private const int Redder = 7, Yellower = 7;
    private const float Share = 0.06f;

    /// <param name="quarter">A straightened card at a quarter of its size.</param>
    /// <param name="side">The side it shows: the emblem, red and golden, stands in the first corner of its side.</param>
    public static bool AreCovered(Picture quarter, IdCardSide? side)
    {
        var lab = LabOf(quarter);
        int light = Middle(lab, 0), red = Middle(lab, 1), yellow = Middle(lab, 2);
        for (var corner = side == IdCardSide.Emblem ? 1 : 0; corner < 4; corner++)
        {
            int x0 = corner is 1 or 2 ? Width - Side : Edge, y0 = corner is 2 or 3 ? Height - Side : Edge, skin = 0;
            for (var y = y0; y < y0 + Side - Edge; y++)
                for (var x = x0; x < x0 + Side - Edge; x++)
                {
                    var i = (y * Width + x) * 3;
                    skin += lab[i] < light && lab[i + 1] - red > Redder && lab[i + 2] - yellow > Yellower ? 1 : 0;
                }
            if (skin > Share * (Side - Edge) * (Side - Edge))
                return true;
        }
        return false;
    }

    // Three bytes a pixel; a* and b* are shifted by 128, which differences do not see.
    private static byte[] LabOf(Picture quarter)
    {
        using var rgba = Mat.FromPixelData(Height, Width, MatType.CV_8UC4, quarter.Buffer);
        using var rgb = new Mat();
        using var lab = new Mat();
        Cv2.CvtColor(rgba, rgb, ColorConversionCodes.RGBA2RGB);
        Cv2.CvtColor(rgb, lab, ColorConversionCodes.RGB2Lab);
        var values = new byte[Width * Height * 3];
        Marshal.Copy(lab.Data, values, 0, values.Length);
        return values;
    }

    private static int Middle(byte[] lab, int channel)
    {
        var counts = new int[256];
        for (var i = channel; i < lab.Length; i += 3)
            counts[lab[i]]++;
        var (seen, value) = (0, -1);
        while (seen <= lab.Length / 6)
            seen += counts[++value];
        return value;
    }
}
