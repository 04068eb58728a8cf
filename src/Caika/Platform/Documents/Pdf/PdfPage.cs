using System.Runtime.InteropServices;
using Caika.Platform.Documents.Fonts;
using SkiaSharp;

namespace Caika.Platform.Documents.Pdf;

/// <summary>
/// A page to draw on, in millimetres. Every page is gone through twice, first without a canvas to learn which
/// characters the run uses and whether all texts find room, then with one.
/// </summary>
internal sealed class PdfPage(RunFonts fonts, PdfInk ink, SKCanvas? canvas, Action<string> tooLong)
{
    private const double MiddleOfHan = 0.38; // from the baseline to the middle of a Han character, in ems

    public TextFlow Flow { get; } = new(fonts);

    public double Width(string text, TextStyle style) => Flow.Width(text, style);

    /// <summary>One line on a baseline; returns the x where it ends.</summary>
    public double Text(double x, double baseline, string text, TextStyle style, Align align = Align.Left)
    {
        if (align != Align.Left)
            x -= Flow.Width(text, style) * (align == Align.Right ? 1 : 0.5);
        Span<ushort> run = text.Length <= 256 ? stackalloc ushort[text.Length] : new ushort[text.Length];
        Span<float> places = text.Length <= 256 ? stackalloc float[text.Length] : new float[text.Length];
        var (length, font, start) = (0, -1, x);
        foreach (var rune in text.EnumerateRunes())
        {
            if (RunFonts.IsInvisible(rune.Value))
                continue;
            var glyph = fonts.Glyph(style.Face, rune.Value);
            if (glyph.Font != font)
            {
                Draw(run[..length], places, font, style, start, baseline);
                (length, font, start) = (0, glyph.Font, x);
            }
            places[length] = Pt(x - start);
            run[length++] = glyph.Glyph;
            x += glyph.Advance * style.Em;
        }
        Draw(run[..length], places, font, style, start, baseline);
        return x;
    }

    /// <summary>One line in the middle of a height.</summary>
    public double TextAt(double x, double middle, string text, TextStyle style, Align align = Align.Left) =>
        Text(x, middle + MiddleOfHan * style.Em, text, style, align);

    /// <summary>Text inside a box, wrapped and made smaller until it fits; never cut off.</summary>
    public void TextIn(Area box, string text, TextStyle style, Align align = Align.Left, double leading = 1.3, double smallest = 6)
    {
        if (Flow.Fit(text, style, box, leading, smallest) is not { } fit)
        {
            tooLong(text);
            fit = (style.At(smallest), Flow.Wrap(text, style.At(smallest), box.Width));
        }
        var x = align switch { Align.Left => box.X, Align.Right => box.Right, _ => box.CentreX };
        var step = fit.Style.Em * leading;
        var middle = box.CentreY - (fit.Lines.Count - 1) * step / 2;
        foreach (var line in fit.Lines)
        {
            TextAt(x, middle, line, fit.Style, align);
            middle += step;
        }
    }

    /// <summary>A paragraph from a top edge downwards; returns the lower edge.</summary>
    public double Paragraph(double x, double top, double width, string text, TextStyle style, double leading = 1.65)
    {
        foreach (var line in Flow.Wrap(text, style, width))
        {
            TextAt(x, top + style.Em * leading / 2, line, style);
            top += style.Em * leading;
        }
        return top;
    }

    /// <summary>A short label spread over a width, as on Chinese forms: 姓　　名.</summary>
    public void Spread(double x, double middle, double width, string label, TextStyle style)
    {
        var runes = label.EnumerateRunes().ToList();
        var gap = runes.Count < 2 ? 0 : (width - Flow.Width(label, style)) / (runes.Count - 1);
        if (gap <= 0.01)
        {
            TextAt(x + width / 2, middle, label, style, Align.Centre);
            return;
        }
        foreach (var rune in runes)
            x = TextAt(x, middle, rune.ToString(), style) + gap;
    }

    public void Line(double x1, double y1, double x2, double y2, double weight = 0.35) =>
        canvas?.DrawLine(Pt(x1), Pt(y1), Pt(x2), Pt(y2), ink.Stroke(weight));

    /// <summary>A piece of a stroke drawn by hand.</summary>
    public void Pen(double x1, double y1, double x2, double y2, double weight) =>
        canvas?.DrawLine(Pt(x1), Pt(y1), Pt(x2), Pt(y2), ink.Pen(weight));

    public void Dashes(double x1, double y1, double x2, double y2) =>
        canvas?.DrawLine(Pt(x1), Pt(y1), Pt(x2), Pt(y2), ink.Dashed);

    public void Box(Area area, double weight = 0.35) => canvas?.DrawRect(Rectangle(area), ink.Stroke(weight));

    public void DashedCircle(double x, double y, double radius) =>
        canvas?.DrawCircle(Pt(x), Pt(y), Pt(radius), ink.Dashed);

    /// <summary>A box to tick, drawn, so it looks the same in every font.</summary>
    public void TickBox(double x, double middle, double size, bool ticked)
    {
        Box(new Area(x, middle - size / 2, size, size), 0.25);
        if (!ticked)
            return;
        Line(x + 0.2 * size, middle, x + 0.42 * size, middle + 0.27 * size, 0.4);
        Line(x + 0.42 * size, middle + 0.27 * size, x + 0.84 * size, middle - 0.3 * size, 0.4);
    }

    /// <summary>A JPEG whose bytes go into the PDF as they are; fetched only when it is drawn.</summary>
    public void Jpeg(Area area, Func<byte[]> fetch)
    {
        if (canvas is null)
            return;
        using var image = SKImage.FromEncodedData(fetch());
        if (image is not null)
            canvas.DrawImage(image, Fitted(area, (double)image.Width / image.Height), SKSamplingOptions.Default);
    }

    public void Qr(double x, double y, double size, string text)
    {
        if (canvas is null)
            return;
        var symbol = new QrSymbol(text);
        var module = size / symbol.Size;
        using var path = new SKPathBuilder();
        foreach (var (column, row, width, height) in symbol.Rectangles())
            path.AddRect(Rectangle(new Area(x + column * module, y + row * module, width * module, height * module)));
        using var drawn = path.Detach();
        canvas.DrawPath(drawn, ink.Solid(0));
    }

    /// <summary>Draws in a frame turned clockwise about a point.</summary>
    public void Turned(double degrees, double x, double y, Action draw)
    {
        canvas?.Save();
        canvas?.RotateDegrees((float)degrees, Pt(x), Pt(y));
        draw();
        canvas?.Restore();
    }

    private static float Pt(double millimetres) => PdfInk.Points(millimetres);

    private static SKRect Rectangle(Area area) =>
        new(Pt(area.X), Pt(area.Y), Pt(area.Right), Pt(area.Bottom));

    private static SKRect Fitted(Area area, double ratio)
    {
        var width = Math.Min(area.Width, area.Height * ratio);
        var height = width / ratio;
        return Rectangle(new Area(area.CentreX - width / 2, area.CentreY - height / 2, width, height));
    }

    // Places given, and starts on a grid floats hold exactly: else rounding makes the PDF place every glyph by itself.
    private void Draw(ReadOnlySpan<ushort> run, ReadOnlySpan<float> places, int font, TextStyle style, double x, double baseline)
    {
        if (canvas is null || run.IsEmpty)
            return;
        var sized = fonts.Sized(font, (float)style.Points);
        using var blob = SKTextBlob.CreateHorizontal(
            MemoryMarshal.AsBytes(run), SKTextEncoding.GlyphId, sized, places[..run.Length], 0);
        if (blob is not null)
            canvas.DrawText(blob, MathF.Round(Pt(x) * 64) / 64, MathF.Round(Pt(baseline) * 64) / 64, ink.Solid(style.Grey));
    }
}
