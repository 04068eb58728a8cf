using System.IO.Compression;

namespace Caika.Platform.Documents.Sheets;

/// <summary>A sheet of a workbook by its name.</summary>
/// <param name="IsVisible">False when it is hidden, in whichever way.</param>
internal sealed record SheetEntry(string Name, bool IsVisible);

/// <summary>An .xlsx opened once for several of its sheets; texts and formats are read the first time they are needed.</summary>
internal sealed class XlsxBook : IDisposable
{
    private readonly ZipArchive _zip;
    private readonly XlsxParts _parts;
    private readonly SheetLimits _limits;
    private SharedTexts? _texts;
    private XlsxFormats? _formats;

    private XlsxBook(ZipArchive zip, SheetLimits limits)
    {
        (_zip, _parts, _limits) = (zip, new XlsxParts(zip, limits), limits);
        Sheets = _parts.Sheets();
    }

    internal IReadOnlyList<SheetEntry> Sheets { get; }

    /// <param name="workbook">A stream that can seek; it is not closed.</param>
    /// <exception cref="SheetStop">It is no .xlsx.</exception>
    internal static XlsxBook Open(Stream workbook, SheetLimits limits)
    {
        ZipArchive? zip = null;
        try
        {
            zip = new ZipArchive(workbook, ZipArchiveMode.Read, leaveOpen: true);
            return zip.Entries.Count > XlsxSheet.MostEntries ? throw new SheetStop(SheetProblem.TooLarge)
                : zip.GetEntry(XlsxParts.Workbook) is null && !new XlsxParts(zip, limits).Has(XlsxParts.Workbook) ? throw new SheetStop(SheetProblem.NotAWorkbook)
                : new XlsxBook(zip, limits);
        }
        catch
        {
            zip?.Dispose();
            throw;
        }
    }

    internal void Read(string sheet, RowTaker taker)
    {
        var (part, dates1904) = _parts.Sheet(sheet) ?? throw new SheetStop(SheetProblem.NoSuchSheet);
        _texts ??= SharedTexts.Read(_parts, _limits);
        _formats ??= XlsxFormats.Read(_parts, dates1904);
        using var xml = _parts.Open(part) ?? throw new SheetStop(SheetProblem.Damaged);
        new XlsxRows(xml, _texts, _formats, _limits, taker).Read();
    }

    public void Dispose() => _zip.Dispose();
}
