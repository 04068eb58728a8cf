using Caika.Demo;
using SkiaSharp;

namespace Caika.Benchmarks.Scan;

/// <summary>Handwriting drawn by strokes: signatures of several kinds, dates of digits. Lengths in millimetres.</summary>
internal static class HandStrokes
{
    /// <summary>Draws something that a person may have left as a signature: characters, one sweep, initials, a shaky hand.</summary>
    /// <param name="x">Left end of the line to sign on.</param>
    /// <param name="line">Height of that line.</param>
    internal static void Sign(SKCanvas canvas, DemoRandom random, float x, float line, float width)
    {
        using var pen = Pen(random);
        switch (random.Between(0, 4))
        {
            case 0: // two to four separate characters
            case 1:
                var size = random.Between(5.5f, 9f);
                var count = random.Between(2, 4);
                for (var i = 0; i < count; i++)
                    Character(canvas, pen, random, x + random.Between(1f, 4f) + i * (size + random.Between(0f, 1.5f)), line - size - random.Between(-1f, 1.5f), size);
                break;
            case 2: // one running sweep
                Sweep(canvas, pen, random, x + random.Between(1f, 8f), line - random.Between(1.5f, 5f), random.Between(14f, Math.Min(34f, width - 9)), random.Between(2.5f, 5f));
                break;
            case 3: // small and cramped at the beginning of the line
                for (var i = 0; i < 3; i++)
                    Character(canvas, pen, random, x + 1 + i * 3.6f, line - 4.4f, 3.4f);
                break;
            default: // a character and a sweep
                Character(canvas, pen, random, x + 3, line - 8, 6.5f);
                Sweep(canvas, pen, random, x + 11, line - 3, random.Between(10f, 20f), 3);
                break;
        }
    }

    /// <summary>A date in digits on the three lines.</summary>
    internal static void Date(SKCanvas canvas, DemoRandom random, float x, float line)
    {
        using var pen = Pen(random);
        foreach (var (at, digits) in new[] { (13f, 4), (32f, 1), (46f, 2) })
        {
            for (var i = 0; i < digits; i++)
                Digit(canvas, pen, random, x + at + i * 2.6f, line - 4.2f + random.Between(-0.4f, 0.4f), 3.4f);
        }
    }

    private static SKPaint Pen(DemoRandom random) => new()
    {
        Style = SKPaintStyle.Stroke,
        StrokeWidth = random.Between(0.35f, 0.75f),
        StrokeCap = SKStrokeCap.Round,
        IsAntialias = true,
        Color = random.Chance(0.7) ? new SKColor(25, 25, 30) : new SKColor(30, 45, 130),
    };

    private static void Character(SKCanvas canvas, SKPaint pen, DemoRandom random, float x, float y, float size)
    {
        using var path = new SKPathBuilder();
        for (var stroke = random.Between(4, 9); stroke > 0; stroke--)
        {
            float Somewhere() => random.Between(0f, size);
            path.MoveTo(x + Somewhere(), y + Somewhere());
            if (random.Chance(0.6))
                path.LineTo(x + Somewhere(), y + Somewhere());
            else
                path.QuadTo(x + Somewhere(), y + Somewhere(), x + Somewhere(), y + Somewhere());
        }
        using var drawn = path.Detach();
        canvas.DrawPath(drawn, pen);
    }

    private static void Sweep(SKCanvas canvas, SKPaint pen, DemoRandom random, float x, float y, float length, float height)
    {
        using var path = new SKPathBuilder();
        path.MoveTo(x, y);
        var loops = random.Between(3, 7);
        for (var i = 0; i < loops; i++)
        {
            var next = x + length * (i + 1) / loops;
            path.CubicTo(next - length / loops * random.Between(0.2f, 1.4f), y - height * random.Between(0.6f, 1.3f), next + random.Between(-1f, 1f), y + height * random.Between(0.1f, 0.6f), next, y + random.Between(-1f, 1f));
        }
        using var drawn = path.Detach();
        canvas.DrawPath(drawn, pen);
    }

    private static void Digit(SKCanvas canvas, SKPaint pen, DemoRandom random, float x, float y, float size)
    {
        using var path = new SKPathBuilder();
        path.MoveTo(x, y + random.Between(0f, 0.8f));
        path.QuadTo(x + size * 0.7f, y, x + size * 0.4f, y + size / 2);
        path.QuadTo(x, y + size, x + size * 0.6f, y + size);
        using var drawn = path.Detach();
        canvas.DrawPath(drawn, pen);
    }
}
