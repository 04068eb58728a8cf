using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Caika.Platform.Documents.Sheets;

/// <summary>
/// Gives a clerk the own workbook back with marks in it. No cell's style, width or place is touched: red is a conditional
/// format over the cells, words are comments, and what an earlier marking left is taken away first.
/// </summary>
internal static class MarkWorkbook
{
    /// <summary>A workbook with more comments than these opens slowly; the summary names every cell all the same.</summary>
    internal const int MostComments = 1_000;

    // Styles and comments are held as a tree; a workbook of people has far less.
    private static readonly OpenSettings Settings = new() { AutoSave = true, MaxCharactersInPart = 1L << 25 };

    /// <returns>The marked workbook, or null when it is built in a way that cannot be marked.</returns>
    internal static byte[]? Run(ReadOnlySpan<byte> workbook, SheetMarks marks)
    {
        using var memory = new MemoryStream(workbook.Length * 2);
        memory.Write(workbook);
        memory.Position = 0;
        try
        {
            using (var document = SpreadsheetDocument.Open(memory, isEditable: true, Settings))
            {
                if (document.WorkbookPart is not { Workbook.Sheets: not null } book)
                    return null;
                Mark(book, marks);
            }
            return memory.ToArray();
        }
        catch (Exception broken) when (broken is OpenXmlPackageException or InvalidDataException or System.Xml.XmlException or FileFormatException or InvalidOperationException
            or ArgumentException or InvalidCastException or SheetStop)
        {
            return null;
        }
    }

    private static void Mark(WorkbookPart book, SheetMarks marks)
    {
        var sheet = book.Workbook!.Sheets!.Elements<Sheet>().First(s => s.Name == marks.Sheet);
        var part = (WorksheetPart)book.GetPartById(sheet.Id!);
        var (bad, doubtful) = MarkStyles.Add(book);
        var drawing = MarkComments.Put(part, marks.Marks.Where(mark => mark.Text.Length > 0).Take(MostComments).ToList());
        MarkSheet.Rewrite(part, new SheetEdit
        {
            Colours = [new(bad, [.. marks.Marks.Where(m => m.IsBad).Select(m => m.Cell)]), new(doubtful, [.. marks.Marks.Where(m => !m.IsBad).Select(m => m.Cell)])],
            Cells = marks.Cells,
            LegacyDrawing = drawing,
        });
        MarkSummary.Put(book, marks);
        // Two selected sheets are edited together: only the summary is to be open.
        foreach (var other in book.WorksheetParts.Where(p => p != part))
            MarkSheet.Rewrite(other, new SheetEdit());
        MarkSummary.Show(book, marks);
    }
}
