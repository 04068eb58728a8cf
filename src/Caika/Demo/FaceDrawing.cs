using SkiaSharp;
using static Caika.Demo.PortraitDrawing;

namespace Caika.Demo;

/// <summary>Ears, head, eyes, brows, nose and mouth.</summary>
internal static class FaceDrawing
{
    internal const float EyeLine = 204;

    public static void Draw(SKCanvas canvas, PortraitLook look)
    {
        foreach (var side in (int[])[-1, 1])
            DrawEar(canvas, look, side);
        using var head = Head(look);
        DrawSkin(canvas, look, head);
        DrawAge(canvas, look);
        foreach (var side in (int[])[-1, 1])
            EyeDrawing.Draw(canvas, look, Middle + side * look.EyeGap, EyeLine, side);
        DrawNose(canvas, look);
        DrawMouth(canvas, look);
    }

    public static SKPath Head(PortraitLook look)
    {
        float cheek = look.Cheek, jaw = look.Jaw, chin = look.Chin;
        return Brush.Path($"M{Middle - cheek},192 C{Middle - cheek - 3},96 {Middle - 62},46 {Middle},46 C{Middle + 62},46 {Middle + cheek + 3},96 {Middle + cheek},192 C{Middle + cheek},242 {Middle + jaw + 22},272 {Middle + jaw},{chin - 34} C{Middle + jaw - 18},{chin - 12} {Middle + 22},{chin} {Middle},{chin} C{Middle - 22},{chin} {Middle - jaw + 18},{chin - 12} {Middle - jaw},{chin - 34} C{Middle - jaw - 22},272 {Middle - cheek},242 {Middle - cheek},192 Z");
    }

    public static void DrawBrows(SKCanvas canvas, PortraitLook look)
    {
        var colour = look.Age >= 72 ? look.Hair.Darker(0.3f) : look.Hair.Darker(0.1f);
        float half = look.Woman ? 2.6f : 4.4f, y = EyeLine - 29 - look.BrowLift;
        foreach (var side in (int[])[-1, 1])
        {
            float inner = Middle + side * (look.EyeGap - 21), outer = Middle + side * (look.EyeGap + 24), top = Middle + side * (look.EyeGap + 6);
            canvas.Fill($"M{inner},{y + 4 - half} Q{top},{y - 7 - half} {outer},{y + 6} Q{top},{y - 5 + half} {inner},{y + 5 + half} Z", colour.Faint(0.88f), 0.9f);
        }
    }

    private static void DrawEar(SKCanvas canvas, PortraitLook look, int side)
    {
        var x = Middle + side * look.Cheek;
        canvas.Fill($"M{x - side * 4},184 C{x + side * 9},176 {x + side * 15},188 {x + side * 11},210 C{x + side * 9},228 {x + side * 4},240 {x - side * 5},236 Z", look.Skin.Darker(0.05f));
        canvas.Line($"M{x + side * 3},192 C{x + side * 9},190 {x + side * 8},206 {x + side * 4},214 M{x + side * 1},206 Q{x + side * 5},212 {x + side * 2},224", look.Skin.Darker(0.28f).Faint(0.75f), 2, 0.6f);
    }

    private static void DrawSkin(SKCanvas canvas, PortraitLook look, SKPath head)
    {
        using var light = SKShader.CreateRadialGradient(new(Middle - 22, 170), 205,
            [look.Skin.Darker(-0.16f), look.Skin, look.Skin.Darker(0.17f)], [0, 0.55f, 1], SKShaderTileMode.Clamp);
        canvas.Shade(head, light);
        canvas.Save();
        canvas.ClipPath(head, antialias: true);
        canvas.Line($"M{Middle + look.Cheek + 4},150 C{Middle + look.Cheek + 2},250 {Middle + look.Jaw + 24},280 {Middle + 18},{look.Chin + 4}", look.Skin.Darker(0.3f).Faint(0.42f), 22, 11);
        var blush = new SKColor(0xFFD9796B).Faint(look.Woman ? 0.2f : 0.1f);
        canvas.Fill($"M{Middle - 76},248 a24,17 0 1 0 48,0 a24,17 0 1 0 -48,0 Z M{Middle + 28},248 a24,17 0 1 0 48,0 a24,17 0 1 0 -48,0 Z", blush, 9);
        if (!look.Woman)
            canvas.Fill($"M{Middle - 64},272 Q{Middle},{look.Chin - 64} {Middle + 64},272 Q{Middle + 52},{look.Chin + 8} {Middle},{look.Chin + 8} Q{Middle - 52},{look.Chin + 8} {Middle - 64},272 Z", new SKColor(0xFF50545C).Faint(0.075f), 9);
        canvas.Restore();
    }

    private static void DrawAge(SKCanvas canvas, PortraitLook look)
    {
        if (look.Age < 44)
            return;
        var line = look.Skin.Darker(0.32f).Faint(Math.Clamp((look.Age - 38) / 50f, 0.15f, 0.7f));
        canvas.Line($"M{Middle - 32},246 C{Middle - 43},258 {Middle - 46},270 {Middle - 45},281 M{Middle + 32},246 C{Middle + 43},258 {Middle + 46},270 {Middle + 45},281", line, 2.2f, 0.9f);
        canvas.Line($"M{Middle - 66},226 Q{Middle - 47},238 {Middle - 29},229 M{Middle + 66},226 Q{Middle + 47},238 {Middle + 29},229", line, 2, 0.9f);
        if (look.Age < 60)
            return;
        canvas.Line($"M{Middle - 40},136 Q{Middle},127 {Middle + 40},136 M{Middle - 34},150 Q{Middle},142 {Middle + 34},150", line, 2, 0.8f);
        canvas.Line($"M{Middle - 73},198 l-9,-5 M{Middle - 73},205 l-10,1 M{Middle + 73},198 l9,-5 M{Middle + 73},205 l10,1", line, 1.7f, 0.5f);
    }

    private static void DrawNose(SKCanvas canvas, PortraitLook look)
    {
        var shade = look.Skin.Darker(0.3f);
        var half = look.Nose;
        canvas.Line($"M{Middle + 11},188 C{Middle + 8},212 {Middle + 10},228 {Middle + half - 3},244", shade.Faint(0.3f), 7, 4);
        canvas.Line($"M{Middle - 4},190 C{Middle - 6},210 {Middle - 6},226 {Middle - 3},240", look.Skin.Darker(-0.5f).Faint(0.42f), 7, 4);
        canvas.Line($"M{Middle - half},240 C{Middle - half - 4},248 {Middle - half + 2},254 {Middle - half + 7},252 M{Middle + half},240 C{Middle + half + 4},248 {Middle + half - 2},254 {Middle + half - 7},252", shade.Faint(0.8f), 2.6f, 0.7f);
        canvas.Line($"M{Middle - half + 7},252 Q{Middle},261 {Middle + half - 7},252", shade.Faint(0.6f), 2.4f, 0.9f);
    }

    private static void DrawMouth(SKCanvas canvas, PortraitLook look)
    {
        float y = 282, half = look.Mouth;
        var lip = look.Woman ? new SKColor(0xFFC0665F) : new SKColor(0xFFB97F6C);
        var corner = y - 2.5f;  // corners a little above the middle: at rest, and not cross
        canvas.Fill($"M{Middle - half},{corner} C{Middle - half / 2},{y - 6} {Middle - 6},{y - 9} {Middle},{y - 6} C{Middle + 6},{y - 9} {Middle + half / 2},{y - 6} {Middle + half},{corner} Q{Middle},{y + 6} {Middle - half},{corner} Z", lip.Darker(0.1f), 0.6f);
        canvas.Fill($"M{Middle - half},{corner} Q{Middle},{y + 6} {Middle + half},{corner} C{Middle + half / 2},{y + 13} {Middle - half / 2},{y + 13} {Middle - half},{corner} Z", lip, 0.6f);
        canvas.Line($"M{Middle - half - 1},{corner - 1} Q{Middle},{y + 6.5f} {Middle + half + 1},{corner - 1}", lip.Darker(0.42f), 1.9f);
        canvas.Line($"M{Middle - 11},{y + 6.5f} Q{Middle},{y + 8.5f} {Middle + 11},{y + 6.5f}", SKColors.White.Faint(0.22f), 3, 1.4f);
        canvas.Line($"M{Middle - 16},{y + 17} Q{Middle},{y + 22} {Middle + 16},{y + 17}", look.Skin.Darker(0.25f).Faint(0.4f), 3, 2);
    }
}
