using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using DocumentFormat.OpenXml.Packaging;

namespace Caika.Platform.Documents.Sheets;

/// <param name="Format">Place among the differential formats.</param>
internal sealed record ColouredCells(uint Format, IReadOnlyList<string> Cells);

/// <summary>What is to be changed in one worksheet part.</summary>
internal sealed record SheetEdit
{
    public IReadOnlyList<ColouredCells> Colours { get; init; } = [];
    public IReadOnlyDictionary<string, string> Cells { get; init; } = new Dictionary<string, string>();

    /// <summary>Relationship of the comments' drawing; null leaves what is there.</summary>
    public string? LegacyDrawing { get; init; }
}

/// <summary>Copies a worksheet part node by node and puts the marks where the order of elements wants them.</summary>
internal sealed class MarkSheet
{
    // By which we know our own again: true whatever the cell says.
    internal const string Formula = "\"采卡\"=\"采卡\"";

    private const string Relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    // The part is held in memory, twice; what it says of its own size is not believed.
    private const long MostBytes = 256 << 20;

    // Addresses in one rule: longer lists slow some programs down.
    private const int Together = 200;

    // CT_Worksheet (ISO/IEC 29500-1 §18.3.1.99) is a sequence.
    private static readonly string[] Order =
    [
        "sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetCalcPr", "sheetProtection", "protectedRanges", "scenarios", "autoFilter",
        "sortState", "dataConsolidate", "customSheetViews", "mergeCells", "phoneticPr", "conditionalFormatting", "dataValidations", "hyperlinks", "printOptions",
        "pageMargins", "pageSetup", "headerFooter", "rowBreaks", "colBreaks", "customProperties", "cellWatches", "ignoredErrors", "smartTags", "drawing",
        "legacyDrawing", "legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts", "extLst",
    ];

    private static readonly int Colours = Array.IndexOf(Order, "conditionalFormatting"), Drawing = Array.IndexOf(Order, "legacyDrawing");

    private readonly XmlReader _from;
    private readonly XmlWriter _to;
    private readonly SheetEdit _edit;
    private bool _coloured, _drawn;

    private MarkSheet(XmlReader from, XmlWriter to, SheetEdit edit) => (_from, _to, _edit, _drawn) = (from, to, edit, edit.LegacyDrawing is null);

    internal static void Rewrite(WorksheetPart part, SheetEdit edit)
    {
        using var copy = new MemoryStream();
        var unpacked = 0L;
        using (var from = XmlReader.Create(new CountedStream(part.GetStream(FileMode.Open, FileAccess.Read), bytes => (unpacked += bytes) <= MostBytes), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, CheckCharacters = false, CloseInput = true }))
        using (var to = XmlWriter.Create(copy, new XmlWriterSettings { Encoding = new System.Text.UTF8Encoding(false), CheckCharacters = false }))
            new MarkSheet(from, to, edit).Copy();
        copy.Position = 0;
        part.FeedData(copy);
    }

    private void Copy()
    {
        _from.MoveToContent();
        Open();
        _from.Read();
        while (_from.NodeType != XmlNodeType.EndElement && !_from.EOF)
        {
            if (_from.NodeType != XmlNodeType.Element)
            {
                _to.WriteNode(_from, false);
                continue;
            }
            var place = Array.IndexOf(Order, _from.LocalName);
            if (place >= Colours)
                Before(place);
            Child();
        }
        Before(Order.Length);
        _to.WriteEndElement();
    }

    private void Open()
    {
        _to.WriteStartElement(_from.Prefix, _from.LocalName, _from.NamespaceURI);
        _to.WriteAttributes(_from, false);
    }

    private void Child()
    {
        switch (_from.LocalName)
        {
            case "sheetData" when _edit.Cells.Count > 0 && !_from.IsEmptyElement:
                Data();
                break;
            case "sheetViews":
                Views();
                break;
            case "conditionalFormatting":
                if (XNode.ReadFrom(_from) is XElement rule && !rule.Descendants().Any(e => e.Name.LocalName == "formula" && e.Value == Formula))
                    rule.WriteTo(_to);
                break;
            case "legacyDrawing" when _edit.LegacyDrawing is not null:
                _from.Skip();
                break;
            default:
                _to.WriteNode(_from, false);
                break;
        }
    }

    /// <summary>What belongs in front of the element at this place of the order and is not written yet.</summary>
    private void Before(int place)
    {
        if (!_coloured && place > Colours)
        {
            _coloured = true;
            var priority = 1;
            foreach (var colour in _edit.Colours)
            {
                foreach (var cells in Joined(colour.Cells).Chunk(Together))
                    Rule(cells, colour.Format, priority++);
            }
        }
        if (!_drawn && place > Drawing)
        {
            _drawn = true;
            _to.WriteStartElement("legacyDrawing", _from.NamespaceURI is { Length: > 0 } ns ? ns : _from.LookupNamespace(""));
            _to.WriteAttributeString("r", "id", Relationships, _edit.LegacyDrawing);
            _to.WriteEndElement();
        }
    }

    private void Rule(string[] cells, uint format, int priority)
    {
        var space = _from.NamespaceURI is { Length: > 0 } ns ? ns : _from.LookupNamespace("");
        _to.WriteStartElement("conditionalFormatting", space);
        _to.WriteAttributeString("sqref", string.Join(' ', cells));
        _to.WriteStartElement("cfRule", space);
        _to.WriteAttributeString("type", "expression");
        _to.WriteAttributeString("dxfId", format.ToString(CultureInfo.InvariantCulture));
        _to.WriteAttributeString("priority", priority.ToString(CultureInfo.InvariantCulture));
        _to.WriteElementString("formula", space, Formula);
        _to.WriteEndElement();
        _to.WriteEndElement();
    }

    private void Views()
    {
        var views = (XElement)XNode.ReadFrom(_from);
        foreach (var view in views.Elements())
            view.Attribute("tabSelected")?.Remove();
        views.WriteTo(_to);
    }

    private void Data()
    {
        Open();
        var depth = _from.Depth;
        _from.Read();
        while (_from.Depth > depth)
        {
            if (_from.NodeType == XmlNodeType.Element && _from.LocalName == "row" && !_from.IsEmptyElement)
                Row();
            else
                _to.WriteNode(_from, false);
        }
        _from.Read();
        _to.WriteEndElement();
    }

    private void Row()
    {
        Open();
        var depth = _from.Depth;
        _from.Read();
        while (_from.Depth > depth)
        {
            if (_from.NodeType == XmlNodeType.Element && _from.LocalName == "c" && _from.GetAttribute("r") is { } cell && _edit.Cells.TryGetValue(cell, out var text))
                Replace(cell, text);
            else
                _to.WriteNode(_from, false);
        }
        _from.Read();
        _to.WriteEndElement();
    }

    private void Replace(string cell, string text)
    {
        var space = _from.NamespaceURI;
        _to.WriteStartElement("c", space);
        _to.WriteAttributeString("r", cell);
        if (_from.GetAttribute("s") is { } style)
            _to.WriteAttributeString("s", style);
        _to.WriteAttributeString("t", "inlineStr");
        _to.WriteStartElement("is", space);
        _to.WriteElementString("t", space, text);
        _to.WriteEndElement();
        _to.WriteEndElement();
        _from.Skip();
    }

    /// <summary>Cells of one column that follow each other become an area.</summary>
    internal static IEnumerable<string> Joined(IReadOnlyList<string> cells)
    {
        var places = cells.Distinct().Select(cell => (Column: CellArea.ColumnOf(cell), Row: CellArea.RowOf(cell) ?? 0)).Where(p => p is { Column: >= 0, Row: > 0 }).Order().ToList();
        for (var i = 0; i < places.Count;)
        {
            var last = i;
            while (last + 1 < places.Count && places[last + 1].Column == places[i].Column && places[last + 1].Row == places[last].Row + 1)
                last++;
            var letters = BookWriter.Letters(places[i].Column);
            yield return last == i ? $"{letters}{places[i].Row}" : $"{letters}{places[i].Row}:{letters}{places[last].Row}";
            i = last + 1;
        }
    }
}
