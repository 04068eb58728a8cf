using SkiaSharp;

namespace Caika.Demo;

/// <summary>A card on a table top, as somebody takes a picture of it: a little turned, a little foreshortened, unevenly lit.</summary>
internal static class PhoneScene
{
    public const int Width = 1600, Height = 1200;

    public static SKBitmap Draw(SKBitmap card, int seed)
    {
        var random = new DemoRandom(seed);
        var bitmap = new SKBitmap(new SKImageInfo(Width, Height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        using var canvas = new SKCanvas(bitmap);
        DrawTable(canvas, random);
        canvas.Save();
        canvas.Translate(Width / 2f + random.Between(-40f, 40f), Height / 2f + random.Between(-30f, 30f));
        canvas.Concat(new SKMatrix(1.12f, random.Between(-0.02f, 0.02f), 0, random.Between(-0.09f, 0.09f), 1.1f, 0, random.Between(-4e-5f, 4e-5f), random.Between(-6e-5f, 6e-5f), 1));
        canvas.Translate(-card.Width / 2f, -card.Height / 2f);
        using var outline = new SKRoundRect(new(0, 0, card.Width, card.Height), 38);    // 3.18 mm
        using var shadow = new SKPaint { Color = SKColors.Black.Faint(0.42f), MaskFilter = SKMaskFilter.CreateBlur(SKBlurStyle.Normal, 12) };
        canvas.Translate(7, 10);
        canvas.DrawRoundRect(outline, shadow);
        canvas.Translate(-7, -10);
        canvas.ClipRoundRect(outline, antialias: true);
        canvas.DrawBitmap(card, 0, 0, new SKSamplingOptions(SKCubicResampler.Mitchell));
        canvas.Restore();
        DrawLight(canvas);
        return bitmap;
    }

    private static void DrawTable(SKCanvas canvas, DemoRandom random)
    {
        canvas.Clear(random.Pick<SKColor>([new(0xFF8A6A4B), new(0xFF6F5138), new(0xFF9A8468)]));
        for (var i = 0; i < 420; i++)
        {
            float y = random.Between(-40f, Height + 40f), bend = random.Between(-26f, 26f);
            var tone = random.Chance(0.5) ? SKColors.Black.Faint(random.Between(0.03f, 0.13f)) : SKColors.White.Faint(random.Between(0.02f, 0.08f));
            canvas.Line($"M-20,{y} C{Width * 0.3f},{y + bend} {Width * 0.7f},{y - bend} {Width + 20},{y + bend / 2}", tone, random.Between(0.8f, 5f), 0.6f);
        }
    }

    private static void DrawLight(SKCanvas canvas)
    {
        using var lamp = SKShader.CreateRadialGradient(new(Width * 0.36f, Height * 0.28f), Width * 0.85f,
            [SKColors.White.Faint(0.1f), SKColors.Black.Faint(0), SKColors.Black.Faint(0.24f)], [0, 0.4f, 1], SKShaderTileMode.Clamp);
        using var paint = new SKPaint { Shader = lamp };
        canvas.DrawRect(0, 0, Width, Height, paint);
    }
}
