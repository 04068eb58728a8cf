using SkiaSharp;

namespace Caika.Demo;

/// <summary>
/// Draws a head and shoulders in a frame of 358×441, framed after GA 461-2004: hair about 14 below the top edge, eyes 237
/// above the bottom edge. Shoulders run on below the frame for taller pictures.
/// </summary>
internal static class PortraitDrawing
{
    public const float Width = 358, Height = 441, Middle = 179;

    /// <summary>The lowest line of the shoulders.</summary>
    public const float Bottom = 620;

    public static void Draw(SKCanvas canvas, PortraitLook look)
    {
        HairDrawing.DrawBehind(canvas, look);
        DrawNeck(canvas, look);
        ClothesDrawing.Draw(canvas, look);
        FaceDrawing.Draw(canvas, look);
        HairDrawing.DrawInFront(canvas, look);
        FaceDrawing.DrawBrows(canvas, look);
    }

    private static void DrawNeck(SKCanvas canvas, PortraitLook look)
    {
        var half = look.Woman ? 39f : 46f;
        using var neck = Brush.Path($"M{Middle - half},262 C{Middle - half},320 {Middle - half - 2},348 {Middle - half - 16},368 L{Middle},452 L{Middle + half + 16},368 C{Middle + half + 2},348 {Middle + half},320 {Middle + half},262 Z");
        canvas.Fill(neck, look.Skin.Darker(0.07f));
        canvas.Save();
        canvas.ClipPath(neck, antialias: true);
        // The chin's shadow, soft below and hard along the jaw, which is drawn over it.
        canvas.Fill($"M{Middle - 80},270 L{Middle + 80},270 L{Middle + 52},{look.Chin + 4} Q{Middle},{look.Chin + 34} {Middle - 52},{look.Chin + 4} Z", look.Skin.Darker(0.34f).Faint(0.75f), 7);
        canvas.Line($"M{Middle - 15},{look.Chin + 32} Q{Middle - 8},386 {Middle - 3},404", look.Skin.Darker(0.24f).Faint(0.45f), 2.4f, 1.6f);
        canvas.Line($"M{Middle + 15},{look.Chin + 32} Q{Middle + 8},386 {Middle + 3},404", look.Skin.Darker(0.24f).Faint(0.45f), 2.4f, 1.6f);
        canvas.Restore();
    }
}
