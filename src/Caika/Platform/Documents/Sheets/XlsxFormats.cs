using System.Globalization;
using System.Xml;

namespace Caika.Platform.Documents.Sheets;

/// <summary>Number formats by the style number a cell carries.</summary>
internal sealed class XlsxFormats(bool dates1904)
{
    private readonly List<NumberFormat> styles = [];

    public SheetCell Cell(string stored, int style)
    {
        if (!double.TryParse(stored, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            return new SheetCell(SheetCellKind.Error, stored);
        var format = style < styles.Count ? styles[style] : NumberFormat.General;
        return format.Show(number, dates1904);
    }

    public static XlsxFormats Read(XlsxParts parts, bool dates1904)
    {
        var formats = new XlsxFormats(dates1904);
        var codes = new Dictionary<int, string>();
        var inCells = false;
        using var xml = parts.Open(XlsxParts.Styles);
        while (xml is not null && xml.Read())
        {
            if (xml.LocalName == "cellXfs")
                inCells = xml.NodeType == XmlNodeType.Element && !xml.IsEmptyElement;
            if (xml.NodeType != XmlNodeType.Element)
                continue;
            if (xml.LocalName == "numFmt" && int.TryParse(xml.GetAttribute("numFmtId"), CultureInfo.InvariantCulture, out var id))
                codes[id] = xml.GetAttribute("formatCode") ?? "General";
            if (inCells && xml.LocalName == "xf")
            {
                _ = int.TryParse(xml.GetAttribute("numFmtId"), CultureInfo.InvariantCulture, out var used);
                formats.styles.Add(NumberFormat.Of(used, codes.GetValueOrDefault(used)));
            }
        }
        return formats;
    }
}
