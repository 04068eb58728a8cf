namespace Caika.Platform.Documents.Sheets;

/// <summary>Writes an .xlsx of one sheet.</summary>
internal static class SheetWriter
{
    public static void Write(Stream output, string sheetName, IReadOnlyList<string> headings, IEnumerable<IReadOnlyList<string>> rows) =>
        BookWriter.Write(output, [new BookSheet(sheetName, [.. headings.Select(heading => new BookColumn(heading))], rows)]);
}
