using SkiaSharp;

namespace Caika.Demo;

/// <summary>What a card lies on, or stands behind.</summary>
internal static class CardSurface
{
    public static void Draw(SKCanvas canvas, CardShotKind kind, int width, int height, DemoRandom random)
    {
        var look = kind switch
        {
            CardShotKind.Wood => 1,
            CardShotKind.Cloth => 2,
            CardShotKind.Wallet => 3,
            CardShotKind.Copy or CardShotKind.ColourCopy => 4,
            CardShotKind.Screen => 5,
            _ => random.Pick([0, 0, 1, 2, 0]),
        };
        switch (look)
        {
            case 1:
                Wood(canvas, width, height, random);
                break;
            case 2:
                Cloth(canvas, width, height, random);
                break;
            case 3:
                canvas.Clear(new SKColor(0xFF4A2E22));
                canvas.Line($"M{width * 0.02f},{height * 0.02f} H{width * 0.98f} V{height * 0.98f} H{width * 0.02f} Z", new SKColor(0xFFC9A36A), 5);
                break;
            case 4:
                canvas.Clear(new SKColor(247, 247, 246));
                break;
            case 5:
                canvas.Clear(new SKColor(0xFF20242B));
                break;
            default:
                var grey = (byte)random.Between(40, 200);
                canvas.Clear(new((byte)Math.Clamp(grey + random.Between(-20, 20), 0, 255), grey, (byte)Math.Clamp(grey + random.Between(-20, 30), 0, 255)));
                break;
        }
    }

    private static void Wood(SKCanvas canvas, int width, int height, DemoRandom random)
    {
        canvas.Clear(random.Pick<SKColor>([new(0xFF8A6A4B), new(0xFFB08A5E), new(0xFF6F5138)]));
        for (var i = 0; i < height / 4; i++)
        {
            float y = random.Between(-40f, height + 40f), bend = random.Between(-26f, 26f);
            var tone = random.Chance(0.5) ? SKColors.Black.Faint(random.Between(0.03f, 0.15f)) : SKColors.White.Faint(random.Between(0.02f, 0.09f));
            canvas.Line($"M-20,{y} C{width * 0.3f},{y + bend} {width * 0.7f},{y - bend} {width + 20},{y + bend / 2}", tone, random.Between(0.8f, 5f), 0.6f);
        }
    }

    private static void Cloth(SKCanvas canvas, int width, int height, DemoRandom random)
    {
        canvas.Clear(random.Pick<SKColor>([new(0xFF5A7890), new(0xFF9A5A5A), new(0xFF6E8A6A)]));
        using var light = new SKPaint { Color = SKColors.White.Faint(0.16f) };
        for (var x = 0; x < width; x += 46)
            canvas.DrawRect(x, 0, 20, height, light);
        for (var y = 0; y < height; y += 46)
            canvas.DrawRect(0, y, width, 20, light);
    }
}
