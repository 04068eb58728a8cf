using Caika.Imaging.Images;
using SkiaSharp;

namespace Caika.Demo;

/// <summary>Light, reflections, fingers, blur, and what copies and screens do to a picture.</summary>
internal static class CardLight
{
    public static void Draw(SKCanvas canvas, CardShotKind kind, CardPlace place, DemoRandom random)
    {
        var (width, height) = (place.Width, place.Height);
        switch (kind)
        {
            case CardShotKind.Glare:
                Glare(canvas, place, random);
                break;
            case CardShotKind.Shadow:
                var x = random.Between(0.3f, 0.7f) * width;
                canvas.Fill($"M{x},-20 L{x + width * 0.3f},{height + 20} H{width + 20} V-20 Z", SKColors.Black.Faint(0.38f), 22);
                break;
            case CardShotKind.Dark:
                canvas.DrawColor(new SKColor(30, 18, 0).Faint(random.Between(0.5f, 0.66f)), SKBlendMode.SrcOver);
                break;
            case CardShotKind.Warm:
                canvas.DrawColor(new SKColor(255, 150, 40).Faint(random.Between(0.12f, 0.22f)), SKBlendMode.SrcOver);
                break;
            case CardShotKind.Finger:
                var corner = place.Corners[random.Pick([1, 2])];
                canvas.Fill($"M{corner.X - 60},{corner.Y + 10} a75,60 0 1 1 150,40 l60,120 h-200 Z", new SKColor(0xFFDDA98A), 2);
                break;
            case CardShotKind.Wallet:
                canvas.Fill($"M0,0 H{width} V{height} H0 Z", SKColors.White.Faint(0.07f));
                canvas.Line($"M{width * 0.05f},{height * 0.95f} L{width * 0.4f},{height * 0.06f}", SKColors.White.Faint(0.2f), width * 0.02f, 6);
                break;
        }
        using var lamp = SKShader.CreateRadialGradient(new(width * random.Between(0.2f, 0.8f), height * random.Between(0.2f, 0.8f)), width * 0.9f,
            [SKColors.White.Faint(0.05f), SKColors.Black.Faint(0), SKColors.Black.Faint(0.18f)], [0, 0.45f, 1], SKShaderTileMode.Clamp);
        using var paint = new SKPaint { Shader = lamp };
        if (kind is not (CardShotKind.Copy or CardShotKind.ColourCopy or CardShotKind.Scan))
            canvas.DrawRect(0, 0, width, height, paint);
    }

    /// <summary>The lens: every picture is a little soft, a blurred one very.</summary>
    public static SKBitmap Blur(SKBitmap scene, CardShotKind kind, CardPlace place, DemoRandom random)
    {
        var width = MathF.Sqrt(MathF.Pow(place.Corners[1].X - place.Corners[0].X, 2) + MathF.Pow(place.Corners[1].Y - place.Corners[0].Y, 2));
        var sigma = kind == CardShotKind.Blur ? random.Between(1.8f, 3.2f) * width / 900 : random.Between(0.3f, 0.8f);
        var seen = new SKBitmap(scene.Info);
        using var canvas = new SKCanvas(seen);
        using var filter = SKImageFilter.CreateBlur(sigma, kind == CardShotKind.Blur && random.Chance(0.5) ? sigma / 3 : sigma, SKShaderTileMode.Clamp);
        using var paint = new SKPaint { ImageFilter = filter };
        canvas.DrawBitmap(scene, 0, 0, new SKSamplingOptions(SKFilterMode.Nearest), paint);
        return seen;
    }

    public static void Finish(Picture picture, CardShotKind kind, DemoRandom random)
    {
        if (kind == CardShotKind.Copy)
            Copy(picture, random.Between(1.1f, 1.5f));
        if (kind == CardShotKind.Screen)
            Stripes(picture, random.Between(2.6f, 4.2f), 0.16f);
        if (kind == CardShotKind.ColourCopy)
            Stripes(picture, random.Between(3.2f, 4.6f), 0.13f);
    }

    private static void Glare(SKCanvas canvas, CardPlace place, DemoRandom random)
    {
        float u = random.Between(0.15f, 0.85f), v = random.Between(0.15f, 0.85f);
        var (p, q, r, s) = (place.Corners[0], place.Corners[1], place.Corners[2], place.Corners[3]);
        float x = p.X * (1 - u) * (1 - v) + q.X * u * (1 - v) + r.X * u * v + s.X * (1 - u) * v, y = p.Y * (1 - u) * (1 - v) + q.Y * u * (1 - v) + r.Y * u * v + s.Y * (1 - u) * v;
        var radius = random.Between(0.09f, 0.17f) * MathF.Abs(q.X - p.X);
        using var shine = SKShader.CreateRadialGradient(new(0, 0), radius, [SKColors.White, SKColors.White, SKColors.White.Faint(0)], [0, 0.5f, 1], SKShaderTileMode.Clamp);
        using var paint = new SKPaint { Shader = shine };
        canvas.Save();
        canvas.Translate(x, y);
        canvas.RotateDegrees(random.Between(0f, 180f));
        canvas.Scale(1, random.Between(0.6f, 1f));
        canvas.DrawCircle(0, 0, radius, paint);
        canvas.Restore();
    }

    private static void Copy(Picture picture, float contrast)
    {
        DrawnPortrait.TakeColourOut(picture);
        for (var i = 0; i < picture.Pixels.Length; i++)
            if (i % 4 != 3)
                picture.Pixels[i] = (byte)Math.Clamp((picture.Pixels[i] - 150) * contrast + 165, 0, 255);
    }

    // A grid of bright and dark lines, a little turned, of another phase in each colour, as a screen or a halftone has.
    private static void Stripes(Picture picture, float period, float depth)
    {
        var step = 2 * MathF.PI / period;
        for (int y = 0, i = 0; y < picture.Height; y++)
            for (var x = 0; x < picture.Width; x++, i += 4)
                for (var channel = 0; channel < 3; channel++)
                {
                    var wave = MathF.Sin(step * (x + 0.13f * y) + channel * 2.1f) + MathF.Sin(step * (y - 0.11f * x) + channel);
                    picture.Pixels[i + channel] = (byte)Math.Clamp(picture.Pixels[i + channel] * (1 + depth * wave / 2), 0, 255);
                }
    }
}
