using System.IO.Compression;
using System.Xml;

namespace Caika.Platform.Documents.Sheets;

/// <summary>The parts of an .xlsx and how they refer to each other; all of them count towards one limit.</summary>
internal sealed class XlsxParts(ZipArchive zip, SheetLimits limits)
{
    public const string Workbook = "xl/workbook.xml";
    public const string SharedStrings = "xl/sharedStrings.xml";
    public const string Styles = "xl/styles.xml";

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        CloseInput = true,
        IgnoreProcessingInstructions = true,
        CheckCharacters = false,
    };

    private long unpacked;

    public bool Has(string name) => Entry(name) is not null;

    public XmlReader? Open(string name)
    {
        if (Entry(name) is not { } entry)
            return null;
        var counted = new CountedStream(entry.Open(), bytes => (unpacked += bytes) <= limits.UnpackedBytes);
        return XmlReader.Create(new BufferedStream(counted, 1 << 16), Settings);
    }

    internal IReadOnlyList<SheetEntry> Sheets()
    {
        var sheets = new List<SheetEntry>();
        using var xml = Open(Workbook)!;
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "sheet")
                sheets.Add(new(xml.GetAttribute("name") ?? "", xml.GetAttribute("state") is null or "visible"));
        }
        return sheets;
    }

    /// <summary>The named sheet, or the first that is not hidden, and whether its dates count from 1904.</summary>
    public (string Part, bool Dates1904)? Sheet(string? name)
    {
        using var xml = Open(Workbook)!;
        var (dates1904, wanted) = (false, (string?)null);
        while (wanted is null && xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element)
                continue;
            if (xml.LocalName == "workbookPr")
                dates1904 = xml.GetAttribute("date1904") is "1" or "true";
            if (xml.LocalName != "sheet")
                continue;
            if (name is null ? xml.GetAttribute("state") is null or "visible" : xml.GetAttribute("name") == name)
                wanted = Reference(xml);
        }
        return wanted is not null && Target(wanted) is { } part ? (part, dates1904) : null;
    }

    // r:id, in whichever of the two namespaces the writer used
    private static string? Reference(XmlReader sheet)
    {
        string? id = null;
        while (sheet.MoveToNextAttribute())
        {
            if (sheet.LocalName == "id")
                id = sheet.Value;
        }
        sheet.MoveToElement();
        return id;
    }

    private string? Target(string id)
    {
        using var xml = Open("xl/_rels/workbook.xml.rels");
        while (xml is not null && xml.Read())
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "Relationship" && xml.GetAttribute("Id") == id)
                return xml.GetAttribute("Target") is { } target ? target.StartsWith('/') ? target[1..] : "xl/" + target : null;
        }
        return null;
    }

    // Some writers put backslashes or other capitals into the names.
    private ZipArchiveEntry? Entry(string name) => zip.GetEntry(name) ?? zip.Entries.FirstOrDefault(entry =>
        string.Equals(entry.FullName.Replace('\\', '/'), name, StringComparison.OrdinalIgnoreCase));
}
