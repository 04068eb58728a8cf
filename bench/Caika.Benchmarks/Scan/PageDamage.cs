using Caika.Demo;
using SkiaSharp;

namespace Caika.Benchmarks.Scan;

internal enum ScanMode
{
    Colour,
    Grey,
    Fax,
}

/// <summary>What happens to one page between the pen and the file.</summary>
internal sealed record PageDamage(ScanMode Mode, int Dpi, int Quarter, float Skew, float Blur, int Quality, int Folds, int Stains, bool CodeStamped, float Noise, float Light)
{
    internal static PageDamage Draw(DemoRandom random) => new(
        (ScanMode)random.Between(0, 2), random.Pick([150, 200, 300]), random.Chance(0.5) ? 0 : random.Between(1, 3), random.Between(-8f, 8f), random.Between(0f, 1.1f),
        random.Between(40, 80), random.Chance(0.3) ? random.Between(1, 2) : 0, random.Chance(0.25) ? random.Between(1, 3) : 0, random.Chance(0.15), random.Between(0f, 12f), random.Between(0.85f, 1.05f));

    internal string Words => $"{Mode} {Dpi} dpi quarter {Quarter} skew {Skew:F1} blur {Blur:F1} q{Quality} folds {Folds} stains {Stains} stamped {CodeStamped} noise {Noise:F0}";

    /// <summary>Coffee, folds and a seal across the code, on the paper itself; the canvas counts millimetres.</summary>
    internal void Soil(SKCanvas canvas, DemoRandom random)
    {
        for (var i = 0; i < Stains; i++)
            Stain(canvas, random, random.Between(20f, 190f), random.Between(20f, 280f), random.Between(10f, 32f));
        for (var i = 0; i < Folds; i++)
            Fold(canvas, random.Chance(0.6), random.Between(0.2f, 0.8f), random);
        if (CodeStamped)
            Seal(canvas, random.Between(168f, 196f), random.Between(16f, 40f), random.Between(18f, 21f), random);
    }

    /// <summary>A round red seal with a star and characters.</summary>
    internal static void Seal(SKCanvas canvas, float x, float y, float radius, DemoRandom random)
    {
        using var ring = new SKPaint { Style = SKPaintStyle.Stroke, StrokeWidth = 1.1f, Color = new SKColor(205, 25, 35, (byte)random.Between(150, 225)), IsAntialias = true };
        canvas.DrawCircle(x, y, radius, ring);
        using var fill = new SKPaint { Color = ring.Color, IsAntialias = true };
        using var star = new SKPathBuilder();
        for (var i = 0; i < 5; i++)
        {
            var angle = -Math.PI / 2 + i * 4 * Math.PI / 5;
            var (px, py) = (x + radius * 0.3f * (float)Math.Cos(angle), y + radius * 0.3f * (float)Math.Sin(angle));
            if (i == 0)
                star.MoveTo(px, py);
            else
                star.LineTo(px, py);
        }
        star.Close();
        using var drawn = star.Detach();
        canvas.DrawPath(drawn, fill);
        ring.StrokeWidth = 0.6f;
        for (var i = 0; i < 9; i++)
        {
            canvas.Save();
            canvas.RotateDegrees(-110 + i * 27, x, y);
            for (var k = 0; k < 4; k++)
                canvas.DrawLine(x - 1.6f + random.Between(0f, 3f), y - radius + 2 + random.Between(0f, 3.4f), x - 1.6f + random.Between(0f, 3f), y - radius + 2 + random.Between(0f, 3.4f), ring);
            canvas.Restore();
        }
    }

    private static void Stain(SKCanvas canvas, DemoRandom random, float x, float y, float radius)
    {
        using var soft = SKMaskFilter.CreateBlur(SKBlurStyle.Normal, 1.2f);
        using var disc = new SKPaint { Color = new SKColor(150, 100, 50, (byte)random.Between(25, 70)), MaskFilter = soft, IsAntialias = true };
        using var ring = new SKPaint { Color = new SKColor(120, 75, 35, (byte)random.Between(50, 120)), Style = SKPaintStyle.Stroke, StrokeWidth = random.Between(0.8f, 2.2f), MaskFilter = soft, IsAntialias = true };
        canvas.DrawCircle(x, y, radius, disc);
        canvas.DrawOval(x, y, radius, radius * random.Between(0.92f, 1.05f), ring);
    }

    private static void Fold(SKCanvas canvas, bool across, float share, DemoRandom random)
    {
        using var soft = SKMaskFilter.CreateBlur(SKBlurStyle.Normal, 0.5f);
        using var dark = new SKPaint { Color = new SKColor(0, 0, 0, (byte)random.Between(30, 90)), StrokeWidth = random.Between(0.3f, 0.8f), MaskFilter = soft };
        using var light = new SKPaint { Color = new SKColor(255, 255, 255, 150), StrokeWidth = 0.5f, MaskFilter = soft };
        var tilt = random.Between(-1.5f, 1.5f);
        var at = share * (across ? 297 : 210);
        foreach (var (paint, beside) in new[] { (dark, 0f), (light, 0.6f) })
        {
            if (across)
                canvas.DrawLine(0, at + beside, 210, at + beside + tilt, paint);
            else
                canvas.DrawLine(at + beside, 0, at + beside + tilt, 297, paint);
        }
    }

    /// <summary>The scanner: quarter turn, skew within the glass, lens, light, noise, colour mode, JPEG.</summary>
    internal SKBitmap Scan(SKBitmap page, DemoRandom random)
    {
        var turned = Quarter % 2 == 1;
        var (width, height) = ((int)(8.2677f * Dpi), (int)(11.6929f * Dpi));
        var target = turned ? new SKBitmap(height, width) : new SKBitmap(width, height);
        using (var canvas = new SKCanvas(target))
        {
            canvas.Clear(random.Chance(0.85) ? SKColors.White : new SKColor(60, 60, 60)); // the lid is black on some machines
            canvas.Translate(target.Width / 2f, target.Height / 2f);
            canvas.RotateDegrees(Quarter * 90 + Skew);
            canvas.Scale((float)width / page.Width);
            canvas.Translate(-page.Width / 2f, -page.Height / 2f);
            using var lens = Blur > 0.15f ? SKImageFilter.CreateBlur(Blur * page.Width / width * Dpi / 200, Blur * page.Width / width * Dpi / 200) : null;
            using var paint = new SKPaint { ImageFilter = lens };
            using var image = SKImage.FromBitmap(page);
            canvas.DrawImage(image, SKRect.Create(page.Width, page.Height), new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear), paint);
        }
        Expose(target, random);
        if (Mode == ScanMode.Fax)
            return target;
        using var coded = target.Encode(SKEncodedImageFormat.Jpeg, Quality);
        target.Dispose();
        return SKBitmap.Decode(coded);
    }

    private unsafe void Expose(SKBitmap bitmap, DemoRandom random)
    {
        var pixels = (byte*)bitmap.GetPixels();
        for (var i = 0; i < bitmap.Width * bitmap.Height; i++, pixels += 4)
        {
            // The mean of four even numbers is near enough to normal.
            var r = random.Next();
            var noise = Noise * (((int)(r & 255) + (int)(r >> 8 & 255) + (int)(r >> 16 & 255) + (int)(r >> 24 & 255)) / 1020f - 0.5f) * 3.4f;
            if (Mode == ScanMode.Colour)
            {
                for (var c = 0; c < 3; c++)
                    pixels[c] = (byte)Math.Clamp(pixels[c] * Light + noise, 0, 255);
                continue;
            }
            var grey = (0.114f * pixels[0] + 0.587f * pixels[1] + 0.299f * pixels[2]) * Light + noise;
            if (Mode == ScanMode.Fax)
                grey = grey < 140 ? 0 : 255;
            pixels[0] = pixels[1] = pixels[2] = (byte)Math.Clamp(grey, 0, 255);
        }
    }
}
