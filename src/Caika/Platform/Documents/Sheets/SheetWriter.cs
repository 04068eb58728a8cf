using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Caika.Platform.Documents.Sheets;

/// <summary>
/// Writes an .xlsx in which every cell is text and is formatted as text. So no ID number turns into 4.30111E+17, not
/// even when the cell is edited later, and no value beginning with = + - or @ becomes a formula.
/// </summary>
internal static class SheetWriter
{
    private const double NarrowestColumn = 6;
    private const double WidestColumn = 50;
    private const int RowsMeasured = 200;

    // The zip's own clock: the same rows give the same bytes.
    private static readonly DateTimeOffset Stamp = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static void Write(Stream output, string sheetName, IReadOnlyList<string> headings, IEnumerable<IReadOnlyList<string>> rows)
    {
        using var zip = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var (name, content) in XlsxSkeleton.Parts(SheetName(sheetName)))
        {
            using var part = Open(zip, name);
            part.Write(Encoding.UTF8.GetBytes(content));
        }
        using var sheet = Open(zip, "xl/worksheets/sheet1.xml");
        using var xml = new StreamWriter(sheet, new UTF8Encoding(false), 1 << 16);
        Sheet(xml, headings, rows);
    }

    private static Stream Open(ZipArchive zip, string name)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Fastest);
        entry.LastWriteTime = Stamp;
        return entry.Open();
    }

    private static void Sheet(StreamWriter xml, IReadOnlyList<string> headings, IEnumerable<IReadOnlyList<string>> rows)
    {
        using var all = rows.GetEnumerator();
        var first = new List<IReadOnlyList<string>>(RowsMeasured);
        while (first.Count < RowsMeasured && all.MoveNext())
            first.Add(all.Current);

        xml.Write(XlsxSkeleton.SheetStart);
        Columns(xml, headings, first);
        xml.Write("<sheetData>");
        string[] letters = [.. headings.Select((_, i) => Letters(i))];
        Row(xml, 1, letters, headings, '2');
        var number = 2;
        foreach (var row in first)
            Row(xml, number++, letters, row, '1');
        while (all.MoveNext())
            Row(xml, number++, letters, all.Current, '1');
        xml.Write("</sheetData>");
        // Green triangles in every cell would drown the ones that matter.
        xml.Write(string.Create(CultureInfo.InvariantCulture,
            $"""<ignoredErrors><ignoredError sqref="A1:{letters[^1]}{number - 1}" numberStoredAsText="1"/></ignoredErrors></worksheet>"""));
    }

    private static void Columns(StreamWriter xml, IReadOnlyList<string> headings, List<IReadOnlyList<string>> rows)
    {
        xml.Write("<cols>");
        for (var i = 0; i < headings.Count; i++)
        {
            var widest = rows.Select(row => i < row.Count ? Breadth(row[i]) : 0).Append(Breadth(headings[i])).Max() + 2;
            xml.Write(string.Create(CultureInfo.InvariantCulture,
                $"""<col min="{i + 1}" max="{i + 1}" width="{Math.Clamp(widest, NarrowestColumn, WidestColumn):0.#}" style="1" customWidth="1"/>"""));
        }
        xml.Write("</cols>");
    }

    private static void Row(StreamWriter xml, int number, string[] letters, IReadOnlyList<string> cells, char style)
    {
        var row = number.ToString(CultureInfo.InvariantCulture);
        xml.Write("<row r=\"");
        xml.Write(row);
        xml.Write("\">");
        for (var i = 0; i < letters.Length && i < cells.Count; i++)
        {
            if (cells[i].Length == 0)
                continue;
            xml.Write("<c r=\"");
            xml.Write(letters[i]);
            xml.Write(row);
            xml.Write("\" s=\"");
            xml.Write(style);
            xml.Write("\" t=\"inlineStr\"><is><t xml:space=\"preserve\">");
            XlsxText.Write(xml, cells[i]);
            xml.Write("</t></is></c>");
        }
        xml.Write("</row>");
    }

    // Han characters are two columns wide.
    private static double Breadth(string text) => text.EnumerateRunes().Sum(rune => rune.Value < 0x2000 ? 1.1 : 2.2);

    private static string Letters(int column) =>
        (column >= 26 ? Letters(column / 26 - 1) : "") + (char)('A' + column % 26);

    private static string SheetName(string name)
    {
        var clean = string.Concat(name.Select(c => c is ':' or '\\' or '/' or '?' or '*' or '[' or ']' ? '_' : c)).Trim('\'');
        return clean.Length switch { 0 => "数据", > 31 => clean[..31], _ => clean };
    }
}
