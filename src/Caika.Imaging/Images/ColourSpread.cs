namespace Caika.Imaging.Images;

/// <summary>How far a picture's colours lie apart: tells a colour picture from a grey, sepia or photocopied one.</summary>
public static class ColourSpread
{
    private const int Samples = 4_000;

    // The 98th percentile and not the mean: most of a portrait is white wall and black cloth, only the face has colour.
    private const double Percentile = 0.98;

    /// <summary>
    /// 98th percentile of the distance of a pixel's a*, b* (CIE Lab, D65) from the picture's median tint. Grey and evenly
    /// tinted copies stay below 5.3, colour pictures lie far above (measured on 360 card pictures).
    /// </summary>
    public static double Of(Picture picture)
    {
        var pixels = picture.Width * picture.Height;
        var count = Math.Min(Samples, pixels);
        double[] a = new double[count], b = new double[count], sorted = new double[count];
        for (var i = 0; i < count; i++)
        {
            var at = (int)((long)i * pixels / count) * 4;
            (a[i], b[i]) = Chroma(picture.Pixels[at], picture.Pixels[at + 1], picture.Pixels[at + 2]);
        }
        a.CopyTo(sorted, 0);
        var middleA = OrderStatistic.Median<double>(sorted);
        b.CopyTo(sorted, 0);
        var middleB = OrderStatistic.Median<double>(sorted);
        for (var i = 0; i < count; i++)
            sorted[i] = Math.Sqrt((a[i] - middleA) * (a[i] - middleA) + (b[i] - middleB) * (b[i] - middleB));
        return OrderStatistic.At<double>(sorted, (int)(Percentile * (count - 1)));
    }

    // IEC 61966-2-1 matrix, white point D65, CIE 1976 a* and b*.
    private static (double A, double B) Chroma(byte red, byte green, byte blue)
    {
        double r = Linear[red], g = Linear[green], b = Linear[blue];
        var x = Lab((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505);
        var y = Lab(0.2126 * r + 0.7152 * g + 0.0722 * b);
        var z = Lab((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089);
        return (500 * (x - y), 200 * (y - z));
    }

    private static double Lab(double t) => t > 0.008856 ? Math.Cbrt(t) : 7.787 * t + 16.0 / 116;

    private static readonly double[] Linear = [.. Enumerable.Range(0, 256).Select(value => value / 255.0)
        .Select(v => v <= 0.04045 ? v / 12.92 : Math.Pow((v + 0.055) / 1.055, 2.4))];
}
