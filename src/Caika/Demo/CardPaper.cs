using SkiaSharp;

namespace Caika.Demo;

/// <summary>The tinted paper and fine lines that both sides share, and the words that keep a drawing from being taken for a card.</summary>
internal static class CardPaper
{
    public const int Width = 1012, Height = 638;    // 85.6 × 54 mm at 300 dots an inch

    public static readonly SKColor Label = new(0xFF2F669C), Ink = new(0xFF1D1F22);

    public static void Draw(SKCanvas canvas, bool warm)
    {
        using var tint = SKShader.CreateLinearGradient(new(0, 0), new(Width, Height), warm
            ? [new(0xFFE2EEF2), new(0xFFF4F0E6), new(0xFFF3DFDF)]
            : [new(0xFFD3E7F1), new(0xFFE8F2E9), new(0xFFF3E3E2)], [0, 0.55f, 1], SKShaderTileMode.Clamp);
        using var paint = new SKPaint { Shader = tint };
        canvas.DrawRect(0, 0, Width, Height, paint);
        Waves(canvas, 26, 9, 38, new SKColor(0xFF6FA3BE).Faint(0.42f));
        Waves(canvas, 34, -13, 57, new SKColor(warm ? 0xFFCC8585 : 0xFFBF9AA2).Faint(0.36f));
        for (var i = 0; i < 36; i++)
            Petal(canvas, i * 10);
    }

    public static void DrawSampleMark(SKCanvas canvas, ChineseTypefaces typefaces)
    {
        canvas.Save();
        canvas.RotateDegrees(-18, Width / 2f, Height / 2f);
        typefaces.Draw(canvas, "样 图", 330, 390, 150, Label.Faint(0.13f));
        canvas.Restore();
        typefaces.Draw(canvas, "样图 · 人物与号码均为虚构 · 不是证件", 548, 622, 19, Label.Faint(0.75f));
    }

    private static void Waves(SKCanvas canvas, float step, float height, float length, SKColor colour)
    {
        for (var y = -20f; y < Height + 20; y += step)
        {
            var line = FormattableString.Invariant($"M-10,{y} q{length / 2},{height} {length},0");
            for (var x = length; x < Width + 20; x += length)
                line += FormattableString.Invariant($" t{length},0");
            using var path = SKPath.ParseSvgPathData(line);
            using var paint = new SKPaint { Color = colour, IsStroke = true, StrokeWidth = 1.3f, IsAntialias = true };
            canvas.DrawPath(path, paint);
        }
    }

    private static void Petal(SKCanvas canvas, float degrees)
    {
        canvas.Save();
        canvas.RotateDegrees(degrees, Width * 0.46f, Height * 0.56f);
        canvas.Line($"M{Width * 0.46f},{Height * 0.56f} q120,-70 240,0 q-120,70 -240,0", new SKColor(0xFF7DB0A4).Faint(0.2f), 1.2f);
        canvas.Restore();
    }
}
