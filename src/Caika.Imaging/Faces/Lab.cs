namespace Caika.Imaging.Faces;

/// <summary>A colour in CIE 1976 L*a*b*, D65: lightness 0 to 100, a* red against green, b* yellow against blue.</summary>
public readonly record struct Lab(float L, float A, float B)
{
    private static readonly float[] Linear = [.. Enumerable.Range(0, 256).Select(value => value / 255f)
        .Select(v => v <= 0.04045f ? v / 12.92f : MathF.Pow((v + 0.055f) / 1.055f, 2.4f))];

    private static readonly float[] Root = [.. Enumerable.Range(0, 4097).Select(step => step / 4096f)
        .Select(v => v > 0.008856f ? MathF.Cbrt(v) : 7.787f * v + 16f / 116)];

    /// <summary>Distance from grey.</summary>
    public float Chroma => MathF.Sqrt(A * A + B * B);

    /// <summary>From sRGB, 0 to 255 each (IEC 61966-2-1).</summary>
    internal static Lab Of(float red, float green, float blue)
    {
        float r = Linear[(int)(red + 0.5f)], g = Linear[(int)(green + 0.5f)], b = Linear[(int)(blue + 0.5f)];
        var x = Root[(int)(Math.Min(1, (0.4124f * r + 0.3576f * g + 0.1805f * b) / 0.9505f) * 4096)];
        var y = Root[(int)(Math.Min(1, 0.2126f * r + 0.7152f * g + 0.0722f * b) * 4096)];
        var z = Root[(int)(Math.Min(1, (0.0193f * r + 0.1192f * g + 0.9505f * b) / 1.089f) * 4096)];
        return new(116 * y - 16, 500 * (x - y), 200 * (y - z));
    }
}
