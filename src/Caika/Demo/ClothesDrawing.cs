using SkiaSharp;
using static Caika.Demo.PortraitDrawing;

namespace Caika.Demo;

/// <summary>Shoulders and a dark collar, as the notice asks.</summary>
internal static class ClothesDrawing
{
    public static void Draw(SKCanvas canvas, PortraitLook look)
    {
        var half = look.Woman ? 39f : 46f;
        float left = Middle - half - 10, right = Middle + half + 10, drop = look.Woman ? 8 : 0;
        using var body = Brush.Path($"M-40,{Bottom} L-34,{452 + drop} C-24,{428 + drop} 10,{412 + drop} 52,{398 + drop} C86,{388 + drop} 112,376 {left},354 C{Middle - 34},402 {Middle - 14},420 {Middle},424 C{Middle + 14},420 {Middle + 34},402 {right},354 C246,376 272,{388 + drop} 306,{398 + drop} C348,{412 + drop} 382,{428 + drop} 392,{452 + drop} L398,{Bottom} Z");
        using var cloth = SKShader.CreateLinearGradient(new(40, 360), new(330, 520),
            [look.Cloth.Darker(-0.1f), look.Cloth, look.Cloth.Darker(0.3f)], [0, 0.4f, 1], SKShaderTileMode.Clamp);
        canvas.Shade(body, cloth);
        canvas.Save();
        canvas.ClipPath(body, antialias: true);
        canvas.Line($"M44,408 Q76,440 70,{Bottom} M314,408 Q282,440 288,{Bottom}", SKColors.Black.Faint(0.3f), 5, 4);
        canvas.Restore();
        DrawCollar(canvas, look, left, right);
    }

    private static void DrawCollar(SKCanvas canvas, PortraitLook look, float left, float right)
    {
        SKColor collar = look.Cloth.Darker(-0.07f), edge = look.Cloth.Darker(0.5f);
        switch (look.Collar)
        {
            case CollarStyle.Shirt:
                canvas.Line($"M{Middle},424 L{Middle},{Bottom}", edge, 2.4f);
                Fold(canvas, collar, edge, $"M{left + 3},344 C{left - 12},356 {left - 20},366 {left - 24},378 L{Middle - 26},432 L{Middle},416 C{Middle - 24},402 {Middle - 42},376 {left + 3},344 Z");
                Fold(canvas, collar, edge, $"M{right - 3},344 C{right + 12},356 {right + 20},366 {right + 24},378 L{Middle + 26},432 L{Middle},416 C{Middle + 24},402 {Middle + 42},376 {right - 3},344 Z");
                break;
            case CollarStyle.Lapel:
                canvas.Fill($"M{left},352 C{Middle - 30},412 {Middle - 10},428 {Middle},430 C{Middle + 10},428 {Middle + 30},412 {right},352 L{Middle + 30},{Bottom} L{Middle - 30},{Bottom} Z", look.Cloth.Darker(0.45f));
                Fold(canvas, collar, edge, $"M{left},350 C{left - 22},364 {left - 38},376 {left - 50},384 L{left - 14},424 L{left - 30},438 L{Middle - 4},540 L{Middle - 8},446 C{Middle - 26},416 {Middle - 40},388 {left},350 Z");
                Fold(canvas, collar, edge, $"M{right},350 C{right + 22},364 {right + 38},376 {right + 50},384 L{right + 14},424 L{right + 30},438 L{Middle + 4},540 L{Middle + 8},446 C{Middle + 26},416 {Middle + 40},388 {right},350 Z");
                break;
            case CollarStyle.Stand:
                Fold(canvas, collar, edge, $"M{left + 4},340 C{left},358 {left + 2},374 {left + 6},390 C{Middle - 30},418 {Middle - 8},426 {Middle - 2},428 L{Middle - 2},404 C{Middle - 28},396 {Middle - 40},374 {left + 4},340 Z");
                Fold(canvas, collar, edge, $"M{right - 4},340 C{right},358 {right - 2},374 {right - 6},390 C{Middle + 30},418 {Middle + 8},426 {Middle + 2},428 L{Middle + 2},404 C{Middle + 28},396 {Middle + 40},374 {right - 4},340 Z");
                canvas.Line($"M{Middle},428 L{Middle},{Bottom}", edge, 2.4f);
                break;
            default:
                canvas.Line($"M{left},356 C{Middle - 34},404 {Middle - 14},423 {Middle},426 C{Middle + 14},423 {Middle + 34},404 {right},356", collar, 9);
                canvas.Line($"M{left - 4},362 C{Middle - 36},412 {Middle - 14},430 {Middle},433 C{Middle + 14},430 {Middle + 36},412 {right + 4},362", edge.Faint(0.7f), 1.6f);
                break;
        }
    }

    private static void Fold(SKCanvas canvas, SKColor colour, SKColor edge, FormattableString svg)
    {
        canvas.Fill(svg, SKColors.Black.Faint(0.35f), 4);
        canvas.Fill(svg, colour);
        canvas.Line(svg, edge.Faint(0.8f), 1.4f);
    }
}
