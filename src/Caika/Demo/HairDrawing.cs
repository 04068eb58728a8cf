using SkiaSharp;
using static Caika.Demo.PortraitDrawing;

namespace Caika.Demo;

/// <summary>Hair behind the head and over the forehead; ears and brows always stay free, as the notice demands.</summary>
internal static class HairDrawing
{
    public static void DrawBehind(SKCanvas canvas, PortraitLook look)
    {
        var c = look.Cheek;
        switch (look.Style)
        {
            case HairStyle.Bob:
                canvas.Fill($"M{Middle - c - 6},330 C{Middle - c - 24},250 {Middle - c - 20},110 {Middle - 84},60 C{Middle - 52},10 {Middle + 52},10 {Middle + 84},60 C{Middle + c + 20},110 {Middle + c + 24},250 {Middle + c + 6},330 C{Middle + 70},350 {Middle - 70},350 {Middle - c - 6},330 Z", look.Hair.Darker(0.25f));
                break;
            case HairStyle.Curls:
                DrawCurlsBehind(canvas, look);
                break;
            case HairStyle.TiedBack or HairStyle.Swept:
                canvas.Fill($"M{Middle - c - 4},208 C{Middle - c - 14},100 {Middle - 66},17 {Middle},17 C{Middle + 66},17 {Middle + c + 14},100 {Middle + c + 4},208 Z", look.Hair.Darker(0.2f));
                break;
        }
    }

    public static void DrawInFront(SKCanvas canvas, PortraitLook look)
    {
        using var hair = Front(look);
        using var gloss = SKShader.CreateLinearGradient(new(Middle - 70, 20), new(Middle + 90, 190),
            [look.Hair.Darker(-0.14f), look.Hair, look.Hair.Darker(0.3f)], [0, 0.45f, 1], SKShaderTileMode.Clamp);
        canvas.Fill(hair, look.Skin.Darker(0.5f).Faint(0.35f), 4);  // the shadow hair throws on the forehead
        canvas.Shade(hair, gloss);
        canvas.Save();
        canvas.ClipPath(hair, antialias: true);
        if (look.Style == HairStyle.Curls)
            DrawCurls(canvas, look, new(Middle - look.Cheek - 10, 24, Middle + look.Cheek + 10, 188), 260, look.GrainSeed);
        else
            DrawStrands(canvas, look);
        canvas.Restore();
        DrawHairline(canvas, look, hair);
    }

    // Hair ends in single strands, not in a line: a line across the forehead is the brim of a hat.
    private static void DrawHairline(SKCanvas canvas, PortraitLook look, SKPath hair)
    {
        var random = new DemoRandom(look.GrainSeed + 1);
        using var edge = new SKPathMeasure(hair);
        for (var at = 0f; at < edge.Length; at += 1.1f)
        {
            if (!edge.GetPosition(at, out var place) || place.Y < 40 || Math.Abs(place.X - Middle) > look.Cheek - 8)
                continue;
            float length = random.Between(3f, 15f), lean = (place.X - Middle) / 12 + random.Between(-3f, 3f);
            canvas.Line($"M{place.X},{place.Y - 4} Q{place.X + lean * 0.3f},{place.Y + length * 0.4f} {place.X + lean},{place.Y + length}", look.Hair.Faint(random.Between(0.3f, 0.8f)), random.Between(0.7f, 1.7f), 0.5f);
        }
    }

    private static void DrawCurlsBehind(SKCanvas canvas, PortraitLook look)
    {
        for (var i = 0; i <= 12; i++)
        {
            var angle = Math.PI * (1.08 - i * 1.16 / 12);
            var (x, y) = (Middle + (look.Cheek - 2) * (float)Math.Cos(angle), 138 - 92 * (float)Math.Sin(angle));
            using var curl = Brush.Path($"M{x - 29},{y} a29,29 0 1 0 58,0 a29,29 0 1 0 -58,0 Z");
            canvas.Fill(curl, look.Hair.Darker(0.06f + 0.03f * (i % 3)));
            canvas.Save();
            canvas.ClipPath(curl, antialias: true);
            DrawCurls(canvas, look, new(x - 34, y - 34, x + 22, y + 22), 26, look.GrainSeed + i);
            canvas.Restore();
        }
    }

    private static void DrawCurls(SKCanvas canvas, PortraitLook look, SKRect area, int count, int seed)
    {
        var random = new DemoRandom(seed);
        for (var i = 0; i < count; i++)
        {
            float x = random.Between(area.Left, area.Right), y = random.Between(area.Top, area.Bottom), size = random.Between(5f, 12f);
            var tone = random.Chance(0.5) ? look.Hair.Darker(-0.4f).Faint(0.4f) : look.Hair.Darker(0.4f).Faint(0.3f);
            canvas.Line($"M{x},{y} a{size},{size} 0 1 {(i % 2 == 0 ? 1 : 0)} {size},{size}", tone, random.Between(1f, 2.4f), 0.5f);
        }
    }

    private static SKPath Front(PortraitLook look)
    {
        float left = Middle - look.Cheek, right = Middle + look.Cheek, m = Middle;
        return look.Style switch
        {
            HairStyle.Short => Brush.Path($"M{left - 2},188 C{left - 14},104 {m - 78},30 {m - 34},20 C{m - 4},12 {m + 36},14 {m + 58},34 C{right + 10},62 {right + 14},118 {right + 2},188 C{right - 3},160 {right - 8},138 {right - 20},120 C{m + 44},104 {m - 26},118 {m - 62},100 C{left + 16},122 {left + 8},156 {left - 2},188 Z"),
            HairStyle.SideParting => Brush.Path($"M{left - 2},190 C{left - 14},112 {m - 84},46 {m - 46},26 C{m - 8},8 {m + 46},16 {m + 68},42 C{right + 12},72 {right + 14},126 {right + 2},190 C{right - 2},160 {right - 10},136 {right - 26},116 C{m + 26},112 {m - 14},96 {m - 38},68 C{m - 46},92 {left + 26},106 {left + 14},134 C{left + 6},152 {left + 2},170 {left - 2},190 Z"),
            HairStyle.Brush => Brush.Path($"M{left - 1},180 C{left - 10},106 {m - 74},24 {m},18 C{m + 74},24 {right + 10},106 {right + 1},180 C{right - 4},150 {right - 10},122 {right - 30},98 C{m + 30},82 {m - 30},82 {left + 30},98 C{left + 10},122 {left + 4},150 {left - 1},180 Z"),
            HairStyle.Receding => Brush.Path($"M{left - 2},196 C{left - 14},134 {m - 86},52 {m - 30},32 C{m - 4},24 {m + 30},24 {m + 44},36 C{right + 2},60 {right + 14},134 {right + 2},196 C{right},160 {right - 6},130 {right - 24},96 C{m + 46},62 {m + 22},58 {m},66 C{m - 22},58 {m - 46},62 {left + 24},96 C{left + 6},130 {left},160 {left - 2},196 Z"),
            HairStyle.Bob => Brush.Path($"M{left - 3},212 C{left - 16},112 {m - 80},16 {m},15 C{m + 80},16 {right + 16},112 {right + 3},212 C{right - 2},160 {right - 14},122 {m + 46},96 C{m + 26},86 {m + 12},78 {m + 4},66 C{m - 18},92 {m - 62},110 {left + 14},146 C{left + 6},168 {left + 2},190 {left - 3},212 Z"),
            HairStyle.TiedBack => Brush.Path($"M{left - 3},204 C{left - 16},108 {m - 78},16 {m},15 C{m + 78},16 {right + 16},108 {right + 3},204 C{right - 2},162 {right - 14},120 {m + 50},94 C{m + 32},82 {m + 12},76 {m},64 C{m - 12},76 {m - 32},82 {m - 50},94 C{left + 14},120 {left + 2},162 {left - 3},204 Z"),
            HairStyle.Swept => Brush.Path($"M{left - 3},206 C{left - 16},110 {m - 78},16 {m},14 C{m + 80},16 {right + 18},112 {right + 3},206 C{right - 2},166 {right - 10},128 {right - 26},104 C{m + 28},104 {m - 16},90 {m - 36},62 C{m - 50},90 {left + 22},108 {left + 12},140 C{left + 5},164 {left + 2},186 {left - 3},206 Z"),
            _ => Brush.Path($"M{left},186 C{left - 12},102 {m - 72},30 {m},28 C{m + 72},30 {right + 12},102 {right},186 C{right - 6},150 {right - 18},122 {m + 46},106 C{m + 30},116 {m + 16},98 {m},106 C{m - 16},98 {m - 30},116 {m - 46},106 C{left + 18},122 {left + 6},150 {left},186 Z"),
        };
    }

    private static void DrawStrands(SKCanvas canvas, PortraitLook look)
    {
        var random = new DemoRandom(look.GrainSeed);
        var crown = look.Style is HairStyle.SideParting or HairStyle.Swept ? Middle - 38 : Middle;
        for (var i = 0; i < 110; i++)
        {
            var end = random.Between(Middle - look.Cheek - 14, Middle + look.Cheek + 14);
            float lift = random.Between(24f, 70f), y = random.Between(90f, 200f);
            var tone = random.Chance(0.5) ? look.Hair.Darker(-0.34f).Faint(0.16f) : look.Hair.Darker(0.5f).Faint(0.26f);
            canvas.Line($"M{crown + (end - crown) * 0.12f},{random.Between(16f, 60f)} Q{crown + (end - crown) * 0.75f},{lift} {end},{y}", tone, random.Between(0.7f, 2f), 0.4f);
        }
    }
}
