using SkiaSharp;

namespace Caika.Platform.Documents.Pdf;

/// <summary>
/// The paints of a run, made once. The canvas counts points, not millimetres: type sizes are rounded to 1/64 of its
/// unit, and where that changes an advance the PDF places every glyph by itself, at four times the size.
/// </summary>
internal sealed class PdfInk : IDisposable
{
    private readonly Dictionary<double, SKPaint> strokes = [];
    private readonly Dictionary<double, SKPaint> pens = [];
    private readonly Dictionary<double, SKPaint> fills = [];
    private readonly SKPathEffect dash = SKPathEffect.CreateDash([Points(1.1), Points(0.9)], 0);

    public PdfInk() => Dashed = new SKPaint
    {
        Style = SKPaintStyle.Stroke,
        StrokeWidth = Points(0.3),
        Color = Grey(0.33),
        PathEffect = dash,
        IsAntialias = true,
    };

    public static float Points(double millimetres) => (float)(millimetres / TextStyle.MillimetresPerPoint);

    public SKPaint Dashed { get; }

    public SKPaint Stroke(double weight)
    {
        if (!strokes.TryGetValue(weight, out var paint))
            strokes[weight] = paint = new SKPaint { Style = SKPaintStyle.Stroke, StrokeWidth = Points(weight), IsAntialias = true };
        return paint;
    }

    /// <summary>A pen with a round point, for strokes drawn by hand.</summary>
    public SKPaint Pen(double weight)
    {
        if (!pens.TryGetValue(weight, out var paint))
            pens[weight] = paint = new SKPaint { Style = SKPaintStyle.Stroke, StrokeWidth = Points(weight), StrokeCap = SKStrokeCap.Round, IsAntialias = true };
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
        foreach (var paint in strokes.Values.Concat(pens.Values).Concat(fills.Values).Append(Dashed))
            paint.Dispose();
        dash.Dispose();
    }

    private static SKColor Grey(double share)
    {
        var level = (byte)Math.Round(255 * share);
        return new SKColor(level, level, level);
    }
}
