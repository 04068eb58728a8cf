using SkiaSharp;

namespace Caika.Demo;

/// <summary>One open eye that looks straight ahead.</summary>
internal static class EyeDrawing
{
    private const float HalfWidth = 21;

    /// <param name="side">−1 for the eye on the left of the picture, 1 for the other; corners near the nose lie lower.</param>
    public static void Draw(SKCanvas canvas, PortraitLook look, float x, float y, int side)
    {
        float inner = x - side * HalfWidth, outer = x + side * HalfWidth, height = look.EyeHeight;
        var shade = look.Skin.Darker(0.34f);
        canvas.Fill($"M{inner},{y} Q{x},{y - 3 * height} {outer},{y - 3} Q{x},{y + 2.4f * height} {inner},{y} Z", shade.Faint(0.16f), 4);

        using var white = Brush.Path($"M{inner},{y + 2} C{x - side * 11},{y - height} {x + side * 10},{y - height - 1.5f} {outer},{y - 1} C{x + side * 11},{y + 0.72f * height} {x - side * 10},{y + 0.8f * height} {inner},{y + 2} Z");
        canvas.Fill(white, new SKColor(0xFFFAF7F4));
        canvas.Save();
        canvas.ClipPath(white, antialias: true);
        using (var iris = SKShader.CreateRadialGradient(new(x, y - 1), 10.5f, [new(0xFF6A4630), new(0xFF452B1D), new(0xFF21150F)], [0.3f, 0.75f, 1], SKShaderTileMode.Clamp))
        using (var disc = Brush.Path($"M{x - 10.5f},{y - 1} a10.5,10.5 0 1 0 21,0 a10.5,10.5 0 1 0 -21,0 Z"))
            canvas.Shade(disc, iris);
        canvas.Fill($"M{x - 4.8f},{y - 1} a4.8,4.8 0 1 0 9.6,0 a4.8,4.8 0 1 0 -9.6,0 Z", new SKColor(0xFF0E0A08));
        canvas.Fill($"M{x - 5.5f},{y - 4.5f} a2.3,2.3 0 1 0 4.6,0 a2.3,2.3 0 1 0 -4.6,0 Z", SKColors.White.Faint(0.92f));
        canvas.Line($"M{inner},{y - height + 1} Q{x},{y - height - 5} {outer},{y - height}", SKColors.Black.Faint(0.26f), 6, 2.5f);
        canvas.Restore();

        var lash = new SKColor(0xFF241B18);
        canvas.Line($"M{inner},{y + 2} C{x - side * 11},{y - height} {x + side * 10},{y - height - 1.5f} {outer + side * (look.Woman ? 3 : 1)},{y - 2}", lash, look.Woman ? 3.4f : 2.6f, 0.4f);
        canvas.Line($"M{inner + side * 3},{y + 3} C{x - side * 8},{y + 0.82f * height} {x + side * 10},{y + 0.76f * height} {outer},{y - 1}", lash.Faint(0.34f), 1.4f, 0.5f);
        canvas.Line($"M{inner + side * 2},{y - height - 1} C{x - side * 8},{y - height - 8} {x + side * 10},{y - height - 8} {outer + side * 2},{y - height - 0.5f}", shade.Faint(0.7f), 1.8f, 0.6f);
        canvas.Fill($"M{inner - side * 1},{y + 2} a2.2,2 0 1 0 4.4,0 a2.2,2 0 1 0 -4.4,0 Z", new SKColor(0xFFD79A88).Faint(0.5f), 0.8f);
    }
}
