using System.Text;
using Caika.Platform.Documents.Fonts;
using Caika.Platform.Documents.Pdf;

namespace Caika.Confirmations;

/// <summary>The inside of a value cell: printed text, or boxes and lines to fill in by hand.</summary>
internal static class FieldCell
{
    private const double BoxWidth = 5.7;
    private const double BoxHeight = 7.2;
    private const double TickSize = 3.1;
    private const double UnderscoreWidth = 2.4;

    public static void Draw(PdfPage page, Area cell, FormField field)
    {
        var inside = cell.Inset(1.6, 0.6);
        if (field.Pattern is { } pattern)
            Pattern(page, inside, pattern, field.Value);
        else if (field.Tall && field.Value.Length == 0)
            page.TextAt(inside.X, inside.Bottom - 2.5, "请写到门牌号", FormStyle.Hint);
        else
            page.TextIn(inside, field.Value, field.Key == "IdNumber" ? FormStyle.Number : FormStyle.Value);
    }

    private static void Pattern(PdfPage page, Area inside, string pattern, string value)
    {
        var scale = Math.Min(1, inside.Width / Length(page, pattern, 1));
        var style = FormStyle.Label.At(FormStyle.Label.Points * scale);
        var x = inside.X;
        using var filled = value.EnumerateRunes().GetEnumerator();
        foreach (var rune in pattern.EnumerateRunes())
        {
            switch (rune.Value)
            {
                case '#':
                    var box = new Area(x, inside.CentreY - BoxHeight / 2, BoxWidth * scale, BoxHeight);
                    page.Box(box, 0.25);
                    if (filled.MoveNext())
                        page.TextAt(box.CentreX, box.CentreY, filled.Current.ToString(), FormStyle.Value, Align.Centre);
                    x = box.Right;
                    break;
                case '□' or '☑':
                    page.TickBox(x + 0.3, inside.CentreY, TickSize * scale, rune.Value == '☑');
                    x += (TickSize + 0.8) * scale;
                    break;
                case '_':
                    page.Line(x, inside.CentreY + 2, x + UnderscoreWidth * scale, inside.CentreY + 2, 0.3);
                    x += UnderscoreWidth * scale;
                    break;
                default:
                    x = page.TextAt(x, inside.CentreY, rune.ToString(), style);
                    break;
            }
        }
    }

    private static double Length(PdfPage page, string pattern, double scale) => pattern.EnumerateRunes().Sum(rune =>
        scale * rune.Value switch
        {
            '#' => BoxWidth,
            '□' or '☑' => TickSize + 0.8,
            '_' => UnderscoreWidth,
            _ => page.Width(rune.ToString(), FormStyle.Label),
        });
}
