using System.Globalization;
using Caika.Platform.Documents.Fonts;

namespace Caika.Platform.Documents.Pdf;

/// <summary>A column of a printed list.</summary>
/// <param name="Width">Millimetres; null shares what the others leave.</param>
internal sealed record ListColumn(string Title, double? Width, Align Align = Align.Left, TextStyle? Style = null);

/// <summary>A list over as many pages as it takes: head, a few facts, a table, and on the last page the place to sign.</summary>
internal sealed record ListPaper
{
    public const string Ticked = "☑";
    public const string Open = "□";

    private const double RowHeight = 6.4;
    private const double FactHeight = 8.4;
    private const double Gap = 2.5;

    public static readonly TextStyle Label = new(Face.Song, 10.5);
    public static readonly TextStyle Value = new(Face.Kai, 10.5);

    public required string Title { get; init; }
    public required IReadOnlyList<string> HeadLines { get; init; }

    /// <summary>Pairs of label and value, three to a row.</summary>
    public required IReadOnlyList<(string Label, string Value)> Facts { get; init; }
    public required IReadOnlyList<ListColumn> Columns { get; init; }
    public required IReadOnlyList<IReadOnlyList<string>> Rows { get; init; }
    public string? QrText { get; init; }

    /// <summary>For papers whose every page is found again by itself: the code of page n of m.</summary>
    public Func<int, int, string>? QrOfPage { get; init; }
    public string CheckWord { get; init; } = "";
    public required string PrintedBy { get; init; }
    public required DateTimeOffset PrintedAt { get; init; }

    /// <summary>Taller for lists on which people sign in the row.</summary>
    public double RowStep { get; init; } = RowHeight;
    public double ClosingHeight { get; init; }
    public Action<PdfPage, Area>? Closing { get; init; }

    public IReadOnlyList<Action<PdfPage>> Pages()
    {
        var sheets = Sheets();
        return [.. sheets.Select((sheet, i) => (Action<PdfPage>)(paper => Page(paper, sheet, i + 1, sheets.Count)))];
    }

    private double TableTop => PaperFrame.HeadBottom + 2.5 + (Facts.Count + 2) / 3 * FactHeight + Gap;

    // Full pages take all the room; the last keeps some for the closing box, and always a row, so nobody signs a blank.
    private List<(int First, int Count)> Sheets()
    {
        var room = PaperFrame.FootTop - 3 - TableTop - RowHeight;
        var full = Math.Max(1, (int)(room / RowStep));
        var last = ClosingHeight > 0 ? Math.Max(1, (int)((room - Gap - ClosingHeight) / RowStep)) : full;
        var sheets = new List<(int, int)>();
        var first = 0;
        while (Rows.Count - first > last)
        {
            var count = Math.Min(full, Rows.Count - first - 1);
            sheets.Add((first, count));
            first += count;
        }
        sheets.Add((first, Rows.Count - first));
        return sheets;
    }

    private void Page(PdfPage page, (int First, int Count) sheet, int number, int of)
    {
        PaperFrame.Corners(page);
        PaperFrame.Head(page, Title, HeadLines, QrOfPage?.Invoke(number, of) ?? QrText);
        DrawFacts(page, PaperFrame.HeadBottom + 2.5);
        var rows = Rows.Skip(sheet.First).Take(sheet.Count).ToList();
        var y = Table(page, TableTop, rows);
        if (Closing is not null && number == of)
        {
            var area = new Area(PaperFrame.Margin, y + Gap, PaperFrame.Width, ClosingHeight);
            page.Box(area, 0.6);
            Closing(page, area);
        }
        var span = rows.Count == 0 ? "" : $"；本页第 {sheet.First + 1}—{sheet.First + rows.Count} 行";
        PaperFrame.FootLines(
            page,
            string.Create(CultureInfo.InvariantCulture, $"第 {number} 页，共 {of} 页{span}"),
            CheckWord.Length > 0 ? $"数据校验 {CheckWord}" : "",
            $"{PaperFrame.PrintTime(PrintedAt)} 打印　{PrintedBy}");
    }

    private void DrawFacts(PdfPage page, double top)
    {
        const double label = 22;
        var rows = (Facts.Count + 2) / 3;
        double[] widths = [62, 30, 30];
        for (var i = 0; i < Facts.Count; i++)
        {
            var x = PaperFrame.Margin + Enumerable.Range(0, i % 3).Sum(k => label + widths[k]);
            var y = top + i / 3 * FactHeight;
            // The last fact of a row that is not full takes the rest of it.
            var right = i % 3 == 2 || i == Facts.Count - 1 ? PaperFrame.Right : x + label + widths[i % 3];
            page.Spread(x + label / 2 - 2 * Label.Em, y + FactHeight / 2, 4 * Label.Em, Facts[i].Label, Label);
            page.TextIn(new Area(x + label + 1.5, y, right - x - label - 2, FactHeight), Facts[i].Value, new TextStyle(Face.Kai, 11.5));
            page.Box(new Area(x, y, label, FactHeight));
            page.Box(new Area(x + label, y, right - x - label, FactHeight));
        }
        if (rows > 0)
            page.Box(new Area(PaperFrame.Margin, top, PaperFrame.Width, rows * FactHeight), 0.6);
    }

    private double Table(PdfPage page, double top, List<IReadOnlyList<string>> rows)
    {
        var shared = Columns.Count(column => column.Width is null);
        var rest = PaperFrame.Width - Columns.Sum(column => column.Width ?? 0);
        var x = PaperFrame.Margin;
        var bottom = top + RowHeight + rows.Count * RowStep;
        for (var i = 0; i < Columns.Count; i++)
        {
            var width = Columns[i].Width ?? rest / shared;
            page.TextIn(new Area(x, top, width, RowHeight), Columns[i].Title, Label, Align.Centre);
            for (var row = 0; row < rows.Count; row++)
                Cell(page, new Area(x, top + RowHeight + row * RowStep, width, RowStep), Columns[i], rows[row][i]);
            x += width;
            if (i < Columns.Count - 1)
                page.Line(x, top, x, bottom);
        }
        for (var row = 0; row < rows.Count; row++)
            page.Line(PaperFrame.Margin, top + RowHeight + row * RowStep, PaperFrame.Right, top + RowHeight + row * RowStep);
        page.Box(new Area(PaperFrame.Margin, top, PaperFrame.Width, bottom - top), 0.6);
        return bottom;
    }

    private static void Cell(PdfPage page, Area cell, ListColumn column, string text)
    {
        if (text is Ticked or Open)
            page.TickBox(cell.CentreX - 1.5, cell.CentreY, 3, text == Ticked);
        else
            page.TextIn(cell.Inset(1.4, 0.3), text, column.Style ?? Value, column.Align, 1.15);
    }
}
