using Caika.Platform.Documents.Pdf;

namespace Caika.Confirmations;

/// <summary>
/// Sets fields two to a row around the photo, wide ones alone. The order is the campaign's: which fields a form has is
/// data, not layout.
/// </summary>
internal static class FieldGrid
{
    public const double PhotoColumn = 32;

    private const double LabelColumn = 22;
    private const double LeftValue = 50;
    private const double PhotoRows = 4;
    private const double PhotoWidth = 26, PhotoHeight = 32; // one inch and a border, as on the card centre's forms

    /// <summary>Rows the fields take; a tall field counts twice.</summary>
    public static int Rows(IReadOnlyList<FormField> fields) => Lay(fields).Sum(row => row.Height);

    /// <summary>Draws the grid and the lines inside; returns its lower edge.</summary>
    public static double Draw(PdfPage page, double top, double rowHeight, FormContent form, Action<PdfPage, Area> emptyPhoto)
    {
        var rows = 0;
        foreach (var (first, second, height) in Lay(form.Fields))
        {
            var right = rows < PhotoRows ? FormStyle.TableRight - PhotoColumn : FormStyle.TableRight;
            var row = new Area(FormStyle.Margin, top + rows * rowHeight, right - FormStyle.Margin, height * rowHeight);
            Row(page, row, first, second);
            rows += height;
        }
        var photo = new Area(FormStyle.TableRight - PhotoColumn, top, PhotoColumn, PhotoRows * rowHeight);
        page.Line(photo.X, photo.Y, photo.X, photo.Bottom);
        page.Line(photo.X, photo.Bottom, photo.Right, photo.Bottom);
        if (form.Photo is { } picture)
            page.Jpeg(new Area(photo.CentreX - PhotoWidth / 2, photo.CentreY - PhotoHeight / 2, PhotoWidth, PhotoHeight), picture);
        else
            emptyPhoto(page, photo);
        return top + Math.Max(rows, PhotoRows) * rowHeight;
    }

    public static void Label(PdfPage page, Area cell, string label)
    {
        if (label.Contains('\n') || page.Width(label, FormStyle.Label) > cell.Width - 5)
            page.TextIn(cell.Inset(1, 0), label, FormStyle.Label, Align.Centre, 1.5);
        else
            page.Spread(cell.CentreX - 2 * FormStyle.Label.Em, cell.CentreY, 4 * FormStyle.Label.Em, label, FormStyle.Label);
        page.Line(cell.Right, cell.Y, cell.Right, cell.Bottom);
    }

    private static void Row(PdfPage page, Area row, FormField first, FormField? second)
    {
        page.Line(row.X, row.Bottom, row.Right, row.Bottom);
        Label(page, row with { Width = LabelColumn }, first.Label);
        var value = row with { X = row.X + LabelColumn, Width = second is null ? row.Width - LabelColumn : LeftValue };
        FieldCell.Draw(page, value, first);
        if (second is null)
            return;
        page.Line(value.Right, row.Y, value.Right, row.Bottom);
        var label = row with { X = value.Right, Width = LabelColumn };
        Label(page, label, second.Label);
        FieldCell.Draw(page, row with { X = label.Right, Width = row.Right - label.Right }, second);
    }

    private static IEnumerable<(FormField First, FormField? Second, int Height)> Lay(IReadOnlyList<FormField> fields)
    {
        for (var i = 0; i < fields.Count; i++)
        {
            var first = fields[i];
            var second = !first.Wide && i + 1 < fields.Count && !fields[i + 1].Wide ? fields[++i] : null;
            yield return (first, second, first.Tall ? 2 : 1);
        }
    }
}
