using SkiaSharp;

namespace Caika.Demo;

/// <summary>Short words for drawing in the portrait's own coordinates.</summary>
internal static class Brush
{
    public static SKPath Path(FormattableString svg) => SKPath.ParseSvgPathData(FormattableString.Invariant(svg));

    public static void Fill(this SKCanvas canvas, SKPath path, SKColor colour, float blur = 0)
    {
        using var soft = blur > 0 ? SKMaskFilter.CreateBlur(SKBlurStyle.Normal, blur) : null;
        using var paint = new SKPaint { Color = colour, IsAntialias = true, MaskFilter = soft };
        canvas.DrawPath(path, paint);
    }

    public static void Fill(this SKCanvas canvas, FormattableString svg, SKColor colour, float blur = 0)
    {
        using var path = Path(svg);
        canvas.Fill(path, colour, blur);
    }

    public static void Shade(this SKCanvas canvas, SKPath path, SKShader shader)
    {
        using var paint = new SKPaint { Shader = shader, IsAntialias = true };
        canvas.DrawPath(path, paint);
    }

    public static void Line(this SKCanvas canvas, FormattableString svg, SKColor colour, float width, float blur = 0)
    {
        using var soft = blur > 0 ? SKMaskFilter.CreateBlur(SKBlurStyle.Normal, blur) : null;
        using var path = Path(svg);
        using var paint = new SKPaint
        {
            Color = colour,
            IsAntialias = true,
            IsStroke = true,
            StrokeWidth = width,
            StrokeCap = SKStrokeCap.Round,
            StrokeJoin = SKStrokeJoin.Round,
            MaskFilter = soft,
        };
        canvas.DrawPath(path, paint);
    }

    /// <summary>Towards black by this share, or towards white when it is negative.</summary>
    public static SKColor Darker(this SKColor colour, float share)
    {
        var (end, part) = share >= 0 ? (0f, share) : (255f, -share);
        return new(Mix(colour.Red), Mix(colour.Green), Mix(colour.Blue), colour.Alpha);

        byte Mix(byte channel) => (byte)Math.Round(channel + (end - channel) * part);
    }

    public static SKColor Faint(this SKColor colour, float opacity) => colour.WithAlpha((byte)Math.Round(255 * opacity));
}
