using System.IO.Compression;
using System.Xml;

namespace Caika.Platform.Documents.Sheets;

/// <summary>Reads one sheet of an .xlsx from its zip, streaming.</summary>
internal static class XlsxSheet
{
    internal const int MostEntries = 2_000;

    public static void Read(Stream workbook, SheetRequest request, RowTaker taker)
    {
        using var zip = new ZipArchive(workbook, ZipArchiveMode.Read, leaveOpen: true);
        if (zip.Entries.Count > MostEntries)
            throw new SheetStop(SheetProblem.TooLarge);
        var parts = new XlsxParts(zip, request.Limits);
        if (!parts.Has(XlsxParts.Workbook))
            throw new SheetStop(SheetProblem.NotAWorkbook);
        var (sheet, dates1904) = parts.Sheet(request.SheetName) ?? throw new SheetStop(SheetProblem.NoSuchSheet);
        var texts = SharedTexts.Read(parts, request.Limits);
        var formats = XlsxFormats.Read(parts, dates1904);
        using var xml = parts.Open(sheet) ?? throw new SheetStop(SheetProblem.Damaged);
        new XlsxRows(xml, texts, formats, request.Limits, taker).Read();
    }
}
