using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using FontList = DocumentFormat.OpenXml.Spreadsheet.Fonts;

namespace Caika.Platform.Documents.Sheets;

/// <summary>The looks that marks need, added behind the workbook's own; found again when they are there already.</summary>
internal static class MarkStyles
{
    /// <summary>The places of red and amber among the differential formats.</summary>
    internal static (uint Bad, uint Doubtful) Add(WorkbookPart book)
    {
        var styles = Sheet(book);
        var formats = styles.DifferentialFormats ??= new DifferentialFormats();
        var places = (Place(formats, Format("FFF8C9C5", "FFA1261F")), Place(formats, Format("FFFDF3DD", "FF7A4B00")));
        formats.Count = (uint)formats.ChildElements.Count;
        return places;
    }

    /// <summary>The place of a text format that wraps, plain or bold, among the cell formats.</summary>
    internal static uint Wrapped(WorkbookPart book, bool bold, bool wraps = true)
    {
        var styles = Sheet(book);
        var fonts = styles.Fonts ??= new FontList(new Font());
        var font = bold ? Place(fonts, new Font(new Bold(), new FontSize { Val = 11 }, new FontName { Val = "宋体" })) : 0u;
        var formats = styles.CellFormats ??= new CellFormats(new CellFormat());
        var place = Place(formats, new CellFormat(new Alignment { Vertical = VerticalAlignmentValues.Top, WrapText = wraps })
        {
            NumberFormatId = 49,
            FontId = font,
            FillId = 0,
            BorderId = 0,
            FormatId = 0,
            ApplyNumberFormat = true,
            ApplyAlignment = true,
            ApplyFont = true,
        });
        (fonts.Count, formats.Count) = ((uint)fonts.ChildElements.Count, (uint)formats.ChildElements.Count);
        return place;
    }

    private static Stylesheet Sheet(WorkbookPart book)
    {
        var part = book.WorkbookStylesPart ?? book.AddNewPart<WorkbookStylesPart>();
        return part.Stylesheet ??= new Stylesheet(new FontList(new Font()), new Fills(new Fill(), new Fill()), new Borders(new Border()), new CellStyleFormats(new CellFormat()), new CellFormats(new CellFormat()));
    }

    private static DifferentialFormat Format(string fill, string ink) => new(
        new Font(new Color { Rgb = ink }),
        new Fill(new PatternFill(new ForegroundColor { Rgb = fill }, new BackgroundColor { Rgb = fill }) { PatternType = PatternValues.Solid }));

    private static uint Place(OpenXmlElement among, OpenXmlElement wanted)
    {
        var place = 0u;
        foreach (var there in among.ChildElements)
        {
            if (there.OuterXml == wanted.OuterXml)
                return place;
            place++;
        }
        among.AppendChild(wanted);
        return place;
    }
}
