using SkiaSharp;
using static Caika.Demo.PortraitDrawing;

namespace Caika.Demo;

/// <summary>A pair of spectacles over drawn eyes.</summary>
internal static class GlassesDrawing
{
    /// <param name="dark">Lenses one cannot see through.</param>
    public static void Draw(SKCanvas canvas, PortraitLook look, bool dark)
    {
        var rim = new SKColor(0xFF1C1C20);
        const float y = FaceDrawing.EyeLine + 3;
        foreach (var side in (ReadOnlySpan<int>)[-1, 1])
        {
            var x = Middle + side * look.EyeGap;
            FormattableString lens = $"M{x - 31},{y - 15} Q{x},{y - 24} {x + 31},{y - 15} Q{x + 34},{y + 14} {x + 18},{y + 21} Q{x},{y + 25} {x - 18},{y + 21} Q{x - 34},{y + 14} {x - 31},{y - 15} Z";
            canvas.Fill(lens, dark ? new SKColor(0xF0141418) : SKColors.White.Faint(0.08f));
            canvas.Line(lens, rim, 5, 0.3f);
            canvas.Line($"M{x + side * 31},{y - 10} L{Middle + side * (look.Cheek + 4)},{y - 8}", rim, 4.5f, 0.3f);
        }
        var bridge = look.EyeGap - 31;
        canvas.Line($"M{Middle - bridge},{y - 8} Q{Middle},{y - 15} {Middle + bridge},{y - 8}", rim, 5, 0.3f);
    }
}
