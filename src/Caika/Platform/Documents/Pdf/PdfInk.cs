using SkiaSharp;

namespace Caika.Platform.Documents.Pdf;

/// <summary>The paints of a run, made once.</summary>
internal sealed class PdfInk : IDisposable
{
    private readonly Dictionary<double, SKPaint> strokes = [];
    private readonly Dictionary<double, SKPaint> fills = [];
    private readonly SKPathEffect dash = SKPathEffect.CreateDash([1.1f, 0.9f], 0);

    public PdfInk() => Dashed = new SKPaint
    {
        Style = SKPaintStyle.Stroke, StrokeWidth = 0.3f, Color = Grey(0.33), PathEffect = dash, IsAntialias = true,
    };

    public SKPaint Dashed { get; }

    public SKPaint Stroke(double weight)
    {
        if (!strokes.TryGetValue(weight, out var paint))
            strokes[weight] = paint = new SKPaint { Style = SKPaintStyle.Stroke, StrokeWidth = (float)weight, IsAntialias = true };
        return paint;
    }

    public SKPaint Solid(double grey)
    {
        if (!fills.TryGetValue(grey, out var paint))
            fills[grey] = paint = new SKPaint { Color = Grey(grey), IsAntialias = true };
        return paint;
    }

    public void Dispose()
    {
        foreach (var paint in strokes.Values.Concat(fills.Values).Append(Dashed))
            paint.Dispose();
        dash.Dispose();
    }

    private static SKColor Grey(double share)
    {
        var level = (byte)Math.Round(255 * share);
        return new SKColor(level, level, level);
    }
}
