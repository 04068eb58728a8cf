using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;

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
        using var xml = XmlWriter.Create(sheet, new XmlWriterSettings { Encoding = new UTF8Encoding(false), CheckCharacters = false });
        Sheet(xml, headings, rows);
    }

    private static Stream Open(ZipArchive zip, string name)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Fastest);
        entry.LastWriteTime = Stamp;
        return entry.Open();
    }

    private static void Sheet(XmlWriter xml, IReadOnlyList<string> headings, IEnumerable<IReadOnlyList<string>> rows)
    {
        using var all = rows.GetEnumerator();
        var first = new List<IReadOnlyList<string>>(RowsMeasured);
        while (first.Count < RowsMeasured && all.MoveNext())
            first.Add(all.Current);

        xml.WriteStartDocument(true);
        xml.WriteStartElement("worksheet", XlsxSkeleton.Namespace);
        // The heading stays in view.
        xml.WriteRaw("""<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>""");
        Columns(xml, headings, first);
        xml.WriteStartElement("sheetData");
        Row(xml, 1, headings, "2");
        var number = 2;
        foreach (var row in first)
            Row(xml, number++, row, "1");
        while (all.MoveNext())
            Row(xml, number++, all.Current, "1");
        xml.WriteEndElement();
        // Green triangles in every cell would drown the ones that matter.
        xml.WriteRaw(string.Create(CultureInfo.InvariantCulture,
            $"""<ignoredErrors><ignoredError sqref="A1:{Letters(headings.Count - 1)}{number - 1}" numberStoredAsText="1"/></ignoredErrors>"""));
        xml.WriteEndDocument();
    }

    private static void Columns(XmlWriter xml, IReadOnlyList<string> headings, List<IReadOnlyList<string>> rows)
    {
        xml.WriteStartElement("cols");
        for (var i = 0; i < headings.Count; i++)
        {
            var widest = rows.Select(row => i < row.Count ? Breadth(row[i]) : 0).Append(Breadth(headings[i])).Max() + 2;
            var number = (i + 1).ToString(CultureInfo.InvariantCulture);
            xml.WriteStartElement("col");
            xml.WriteAttributeString("min", number);
            xml.WriteAttributeString("max", number);
            xml.WriteAttributeString("width", Math.Clamp(widest, NarrowestColumn, WidestColumn).ToString("0.#", CultureInfo.InvariantCulture));
            xml.WriteAttributeString("style", "1");
            xml.WriteAttributeString("customWidth", "1");
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }

    private static void Row(XmlWriter xml, int number, IReadOnlyList<string> cells, string style)
    {
        var row = number.ToString(CultureInfo.InvariantCulture);
        xml.WriteStartElement("row");
        xml.WriteAttributeString("r", row);
        for (var i = 0; i < cells.Count; i++)
        {
            if (cells[i].Length == 0)
                continue;
            xml.WriteStartElement("c");
            xml.WriteAttributeString("r", Letters(i) + row);
            xml.WriteAttributeString("s", style);
            xml.WriteAttributeString("t", "inlineStr");
            xml.WriteStartElement("is");
            xml.WriteStartElement("t");
            xml.WriteAttributeString("xml", "space", null, "preserve");
            xml.WriteString(Escaped(cells[i]));
            xml.WriteEndElement();
            xml.WriteEndElement();
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }

    // Han characters are two columns wide.
    private static double Breadth(string text) => text.EnumerateRunes().Sum(rune => rune.Value < 0x2000 ? 1.1 : 2.2);

    private static string Letters(int column) =>
        (column >= 26 ? Letters(column / 26 - 1) : "") + (char)('A' + column % 26);

    // Control characters as Excel writes them; a text that looks like such an escape is itself escaped.
    private static string Escaped(string text)
    {
        if (!text.Any(c => c < ' ' || c is '\uFFFE' or '\uFFFF') && !text.Contains("_x", StringComparison.Ordinal))
            return text;
        var escaped = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c < ' ' && c != '\t' && c != '\n' || c is '\uFFFE' or '\uFFFF' || c == '_' && i + 1 < text.Length && text[i + 1] == 'x')
                escaped.Append(CultureInfo.InvariantCulture, $"_x{(int)c:X4}_");
            else
                escaped.Append(c);
        }
        return escaped.ToString();
    }

    private static string SheetName(string name)
    {
        var clean = string.Concat(name.Select(c => c is ':' or '\\' or '/' or '?' or '*' or '[' or ']' ? '_' : c)).Trim('\'');
        return clean.Length switch { 0 => "数据", > 31 => clean[..31], _ => clean };
    }
}
