using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Caika.Platform.Documents.Sheets;

/// <summary>
/// Puts comments on cells beside those that are there. Ours carry our name as author, so that the next marking takes them
/// away again; a cell that has somebody's own comment keeps it and gets none of ours.
/// </summary>
internal static class MarkComments
{
    internal const string Author = "采卡";

    private const string ShapePrefix = "_caika";
    private static readonly XNamespace V = "urn:schemas-microsoft-com:vml", O = "urn:schemas-microsoft-com:office:office", X = "urn:schemas-microsoft-com:office:excel";

    /// <returns>The relationship of the drawing that shows them; null when there is nothing to show and nothing was there.</returns>
    internal static string? Put(WorksheetPart part, IReadOnlyList<CellMark> marks)
    {
        if (marks.Count == 0 && part.WorksheetCommentsPart is null)
            return null;
        if (Drawing(part) is not var (shapes, drawing))
            return null; // somebody's drawing that is no XML: the colours and the summary have to do
        var comments = (part.WorksheetCommentsPart ?? part.AddNewPart<WorksheetCommentsPart>()).Comments ??= new Comments(new Authors(), new CommentList());
        var (authors, list) = (comments.Authors ??= new Authors(), comments.CommentList ??= new CommentList());
        var own = authors.Elements<Author>().Select((a, i) => (a, i)).FirstOrDefault(a => a.a.Text == Author, (null!, -1)).Item2;
        foreach (var old in list.Elements<Comment>().Where(c => c.AuthorId?.Value == (uint)own).ToList())
            old.Remove();
        if (own < 0)
        {
            own = authors.ChildElements.Count;
            authors.AppendChild(new Author(Author));
        }
        var taken = list.Elements<Comment>().Select(c => c.Reference?.Value).ToHashSet();
        var number = 0;
        foreach (var mark in marks.Where(mark => taken.Add(mark.Cell)))
        {
            list.AppendChild(new Comment(new CommentText(new Run(new DocumentFormat.OpenXml.Spreadsheet.Text($"{Author}：{Whole(mark.Text)}") { Space = DocumentFormat.OpenXml.SpaceProcessingModeValues.Preserve })))
            {
                Reference = mark.Cell,
                AuthorId = (uint)own,
            });
            shapes.Root!.Add(Shape(mark, ++number));
        }
        Save(drawing, shapes);
        return part.GetIdOfPart(drawing);
    }

    // A comment repeats what somebody typed; what XML cannot hold is left out, the cell itself has it.
    private static string Whole(string text) => string.Concat(text.EnumerateRunes()
        .Where(rune => rune.Value is '\n' or '\t' or >= ' ' and not 0xFFFE and not 0xFFFF).Select(rune => rune.ToString()));

    // The drawing of notes is not the drawing of headers and footers; the worksheet names it, and there is at most one.
    private static (XDocument Shapes, VmlDrawingPart Part)? Drawing(WorksheetPart part)
    {
        var id = LegacyDrawingOf(part);
        if (id is null)
            return (Empty(), part.AddNewPart<VmlDrawingPart>());
        var drawing = (VmlDrawingPart)part.GetPartById(id);
        try
        {
            using var stream = drawing.GetStream(FileMode.Open, FileAccess.Read);
            using var xml = XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = 1 << 26 });
            var shapes = XDocument.Load(xml);
            shapes.Root!.Elements(V + "shape").Where(shape => ((string?)shape.Attribute("id") ?? "").StartsWith(ShapePrefix, StringComparison.Ordinal)).Remove();
            return (shapes, drawing);
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private static string? LegacyDrawingOf(WorksheetPart part)
    {
        using var xml = XmlReader.Create(part.GetStream(FileMode.Open, FileAccess.Read), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, CheckCharacters = false, CloseInput = true });
        while (xml.Read())
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "sheetData", IsEmptyElement: false })
                xml.Skip();
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "legacyDrawing" })
                return xml.GetAttribute("id", "http://schemas.openxmlformats.org/officeDocument/2006/relationships");
        }
        return null;
    }

    private static XDocument Empty() => new(new XElement("xml", new XAttribute(XNamespace.Xmlns + "v", V), new XAttribute(XNamespace.Xmlns + "o", O), new XAttribute(XNamespace.Xmlns + "x", X),
        new XElement(O + "shapelayout", new XAttribute(V + "ext", "edit"), new XElement(O + "idmap", new XAttribute(V + "ext", "edit"), new XAttribute("data", "1"))),
        new XElement(V + "shapetype", new XAttribute("id", "_x0000_t202"), new XAttribute("coordsize", "21600,21600"), new XAttribute(O + "spt", "202"), new XAttribute("path", "m,l,21600r21600,l21600,xe"),
            new XElement(V + "stroke", new XAttribute("joinstyle", "miter")), new XElement(V + "path", new XAttribute("gradientshapeok", "t"), new XAttribute(O + "connecttype", "rect")))));

    private static XElement Shape(CellMark mark, int number)
    {
        var (row, column) = ((CellArea.RowOf(mark.Cell) ?? 1) - 1, CellArea.ColumnOf(mark.Cell));
        // About 20 characters in a line of the box, 18 pixels each.
        var lines = 2 + mark.Text.Length / 20;
        return new XElement(V + "shape", new XAttribute("id", $"{ShapePrefix}{number}"), new XAttribute("type", "#_x0000_t202"),
            new XAttribute("style", "position:absolute;visibility:hidden"), new XAttribute("fillcolor", "#ffffe1"), new XAttribute(O + "insetmode", "auto"),
            new XElement(V + "fill", new XAttribute("color2", "#ffffe1")), new XElement(V + "path", new XAttribute(O + "connecttype", "none")),
            new XElement(V + "textbox", new XElement("div", new XAttribute("style", "text-align:left"))),
            new XElement(X + "ClientData", new XAttribute("ObjectType", "Note"), new XElement(X + "MoveWithCells"), new XElement(X + "SizeWithCells"),
                new XElement(X + "Anchor", string.Create(CultureInfo.InvariantCulture, $"{column + 1}, 15, {Math.Max(0, row - 1)}, 2, {column + 4}, 15, {row + lines}, 4")),
                new XElement(X + "AutoFill", "False"), new XElement(X + "Row", row), new XElement(X + "Column", column)));
    }

    private static void Save(VmlDrawingPart part, XDocument shapes)
    {
        using var memory = new MemoryStream();
        shapes.Save(memory, SaveOptions.DisableFormatting);
        memory.Position = 0;
        part.FeedData(memory);
    }
}
