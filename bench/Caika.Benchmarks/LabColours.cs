using Caika.Imaging.Faces;

namespace Caika.Benchmarks;

/// <summary>sRGB colours for wanted CIE Lab values.</summary>
internal static class LabColours
{
    /// <summary>The nearest colour a byte a channel can show, and its real Lab.</summary>
    /// <param name="hue">Radians in the plane of a* and b*.</param>
    public static ((byte Red, byte Green, byte Blue) Rgb, Lab Real) Nearest(float l, float chroma, float hue)
    {
        double fy = (l + 16) / 116, fx = fy + chroma * Math.Cos(hue) / 500, fz = fy - chroma * Math.Sin(hue) / 200;
        double x = 0.9505 * Linear(fx), y = Linear(fy), z = 1.089 * Linear(fz);
        var rgb = (Byte(3.2406 * x - 1.5372 * y - 0.4986 * z), Byte(-0.9689 * x + 1.8758 * y + 0.0415 * z), Byte(0.0557 * x - 0.2040 * y + 1.0570 * z));
        return (rgb, Lab.Of(rgb.Item1, rgb.Item2, rgb.Item3));
    }

    private static double Linear(double f) => f > 6.0 / 29 ? f * f * f : (f - 16.0 / 116) / 7.787;

    private static byte Byte(double linear) =>
        (byte)Math.Clamp(Math.Round(255 * (linear <= 0.0031308 ? 12.92 * linear : 1.055 * Math.Pow(linear, 1 / 2.4) - 0.055)), 0, 255);
}
