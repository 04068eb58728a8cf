using System.Globalization;
using System.Security;

namespace Caika.Platform.Documents.Sheets;

/// <summary>Writes one worksheet part.</summary>
internal sealed class SheetXml(StreamWriter xml, BookSheet sheet)
{
    private const double NarrowestColumn = 6;
    private const double WidestColumn = 50;
    private const int RowsMeasured = 200;

    private readonly string[] _letters = [.. sheet.Columns.Select((_, i) => BookWriter.Letters(i))];
    private readonly string[] _looks = [.. sheet.Columns.Select(column => Number((int)column.Look))];

    internal void Write()
    {
        using var all = sheet.Rows.GetEnumerator();
        var first = new List<IReadOnlyList<string>>(RowsMeasured);
        while (first.Count < RowsMeasured && all.MoveNext())
            first.Add(all.Current);

        Start();
        Widths(first);
        xml.Write("<sheetData>");
        Heading();
        var number = 2;
        foreach (var row in first)
            Row(number++, row);
        while (all.MoveNext())
            Row(number++, all.Current);
        xml.Write("</sheetData>");
        Lists(Math.Max(2, number - 1 + sheet.RoomForMore));
        if (sheet.PrintsWide)
            xml.Write("""<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.5" header="0.3" footer="0.3"/><pageSetup paperSize="8" orientation="landscape" fitToHeight="0"/>""");
        // Green triangles in every cell would drown the ones that matter.
        xml.Write(string.Create(CultureInfo.InvariantCulture,
            $"""<ignoredErrors><ignoredError sqref="A1:{_letters[^1]}{number - 1}" numberStoredAsText="1"/></ignoredErrors></worksheet>"""));
    }

    // The heading stays in view.
    private void Start()
    {
        xml.Write(XlsxSkeleton.SheetStart);
        if (sheet.PrintsWide)
            xml.Write("""<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>""");
        var pane = sheet.FrozenColumns == 0
            ? """<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>"""
            : $"""<pane xSplit="{sheet.FrozenColumns}" ySplit="1" topLeftCell="{BookWriter.Letters(sheet.FrozenColumns)}2" activePane="bottomRight" state="frozen"/>""";
        xml.Write($"""<sheetViews><sheetView workbookViewId="0">{pane}</sheetView></sheetViews>""");
    }

    private void Widths(List<IReadOnlyList<string>> rows)
    {
        xml.Write("<cols>");
        for (var i = 0; i < sheet.Columns.Count; i++)
        {
            var column = sheet.Columns[i];
            var widest = rows.Select(row => i < row.Count ? Breadth(row[i]) : 0).Append(Breadth(column.Heading)).Max() + 2;
            var width = column.Width ?? Math.Clamp(widest, NarrowestColumn, WidestColumn);
            xml.Write(string.Create(CultureInfo.InvariantCulture,
                $"""<col min="{i + 1}" max="{i + 1}" width="{width:0.#}" style="{_looks[i]}"{(column.Hidden ? " hidden=\"1\"" : "")} customWidth="1"/>"""));
        }
        xml.Write("</cols>");
    }

    private void Heading()
    {
        xml.Write("<row r=\"1\">");
        for (var i = 0; i < _letters.Length; i++)
            Cell(i, "1", Number((int)sheet.Columns[i].HeadingLook), sheet.Columns[i].Heading);
        xml.Write("</row>");
    }

    private void Row(int number, IReadOnlyList<string> cells)
    {
        var row = Number(number);
        xml.Write("<row r=\"");
        xml.Write(row);
        xml.Write("\">");
        for (var i = 0; i < _letters.Length && i < cells.Count; i++)
        {
            var look = sheet.LookOf?.Invoke(number, i);
            if (cells[i].Length > 0 || look is not null)
                Cell(i, row, look is { } other ? Number((int)other) : _looks[i], cells[i]);
        }
        xml.Write("</row>");
    }

    private void Cell(int column, string row, string look, string text)
    {
        xml.Write("<c r=\"");
        xml.Write(_letters[column]);
        xml.Write(row);
        xml.Write("\" s=\"");
        xml.Write(look);
        if (text.Length == 0)
        {
            xml.Write("\"/>");
            return;
        }
        xml.Write("\" t=\"inlineStr\"><is><t xml:space=\"preserve\">");
        XlsxText.Write(xml, text);
        xml.Write("</t></is></c>");
    }

    // What is not on the list may be typed all the same: a code is as good as its label.
    private void Lists(int last)
    {
        var wanted = sheet.Columns.Select((column, i) => (column, i)).Where(c => c.column.List is not null || c.column.Prompt.Length > 0).ToList();
        if (wanted.Count == 0)
            return;
        xml.Write($"<dataValidations count=\"{wanted.Count}\">");
        foreach (var (column, i) in wanted)
        {
            xml.Write($"""<dataValidation{(column.List is null ? "" : " type=\"list\"")} allowBlank="1" showErrorMessage="0" """);
            if (column.Prompt.Length > 0)
                xml.Write($"""showInputMessage="1" promptTitle="{SecurityElement.Escape(column.Heading)}" prompt="{SecurityElement.Escape(column.Prompt)}" """);
            xml.Write($"sqref=\"{_letters[i]}2:{_letters[i]}{last}\"{(column.List is null ? "/>" : $"><formula1>{SecurityElement.Escape(column.List)}</formula1></dataValidation>")}");
        }
        xml.Write("</dataValidations>");
    }

    // Han characters are two columns wide.
    private static double Breadth(string text) => text.EnumerateRunes().Sum(rune => rune.Value < 0x2000 ? 1.1 : 2.2);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
