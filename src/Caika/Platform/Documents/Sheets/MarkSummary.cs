using System.Globalization;
using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Caika.Platform.Documents.Sheets;

/// <summary>The sheet in front of all others that says what was found; an earlier one of the same name is replaced.</summary>
internal static class MarkSummary
{
    private static readonly double[] Widths = [10, 14, 24, 18, 70];

    internal static void Put(WorkbookPart book, SheetMarks marks)
    {
        var sheets = book.Workbook!.Sheets!;
        if (sheets.Elements<Sheet>().FirstOrDefault(s => s.Name == marks.SummarySheet) is { } old)
        {
            Feed((WorksheetPart)book.GetPartById(old.Id!), book, marks);
            return;
        }
        var part = book.AddNewPart<WorksheetPart>();
        Feed(part, book, marks);
        var id = sheets.Elements<Sheet>().Max(s => s.SheetId?.Value ?? 0) + 1;
        sheets.InsertAt(new Sheet { Name = marks.SummarySheet, SheetId = id, Id = book.GetIdOfPart(part) }, 0);
        // Names of one sheet (print titles) count the sheets from the first.
        foreach (var name in book.Workbook.DefinedNames?.Elements<DefinedName>() ?? [])
        {
            if (name.LocalSheetId is { } at)
                name.LocalSheetId = at.Value + 1;
        }
    }

    /// <summary>Opens the workbook at the summary.</summary>
    internal static void Show(WorkbookPart book, SheetMarks marks)
    {
        var at = book.Workbook!.Sheets!.Elements<Sheet>().TakeWhile(s => s.Name != marks.SummarySheet).Count();
        foreach (var view in book.Workbook.BookViews?.Elements<WorkbookView>() ?? [])
            (view.ActiveTab, view.FirstSheet) = ((uint)at, 0u);
        book.Workbook.Save();
    }

    private static void Feed(WorksheetPart part, WorkbookPart book, SheetMarks marks)
    {
        var (plain, bold, title) = (MarkStyles.Wrapped(book, bold: false), MarkStyles.Wrapped(book, bold: true), MarkStyles.Wrapped(book, bold: true, wraps: false));
        using var memory = new MemoryStream();
        using (var xml = new StreamWriter(memory, new UTF8Encoding(false), 1 << 14, leaveOpen: true))
        {
            xml.Write(XlsxSkeleton.SheetStart);
            xml.Write("<sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr><sheetViews><sheetView showGridLines=\"0\" workbookViewId=\"0\"/></sheetViews><cols>");
            for (var i = 0; i < Widths.Length; i++)
                xml.Write(string.Create(CultureInfo.InvariantCulture, $"""<col min="{i + 1}" max="{i + 1}" width="{Widths[i]}" style="{plain}" customWidth="1"/>"""));
            xml.Write("</cols><sheetData>");
            for (var i = 0; i < marks.Summary.Count; i++)
                Row(xml, i + 1, marks.Summary[i], plain, bold, title);
            xml.Write("""</sheetData><pageMargins left="0.4" right="0.4" top="0.5" bottom="0.5" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>""");
        }
        memory.Position = 0;
        part.FeedData(memory);
    }

    // A row of one text runs across and is bold when it is the first, or ends with a colon. Its height is given: LibreOffice makes
    // it from another cell's otherwise, and lines lie upon each other.
    private static void Row(StreamWriter xml, int number, IReadOnlyList<string> cells, uint plain, uint bold, uint title)
    {
        var look = number == 1 || cells.Count == 1 && cells[0].EndsWith('：') || cells is [.., "问题和怎么改"] ? bold : plain;
        xml.Write(string.Create(CultureInfo.InvariantCulture, $"<row r=\"{number}\"{(cells.Count == 1 ? " ht=\"18\" customHeight=\"1\"" : "")}>"));
        for (var i = 0; i < cells.Count; i++)
        {
            if (cells[i].Length == 0)
                continue;
            xml.Write(string.Create(CultureInfo.InvariantCulture, $"<c r=\"{BookWriter.Letters(i)}{number}\" s=\"{(cells.Count == 1 ? look == bold ? title : 0 : look)}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">"));
            XlsxText.Write(xml, cells[i]);
            xml.Write("</t></is></c>");
        }
        xml.Write("</row>");
    }
}
