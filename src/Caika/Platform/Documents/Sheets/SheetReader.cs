namespace Caika.Platform.Documents.Sheets;

/// <summary>
/// Reads a clerk's workbook row by row, .xlsx or the old .xls, whichever its bytes say. Our own reading of .xlsx:
/// libraries hide whether a cell was a number and how it was shown, and put long texts into the shared temp folder,
/// where personal data must not go.
/// </summary>
internal static class SheetReader
{
    private const int SignatureBytes = 8;

    /// <param name="workbook">A stream that can seek; it is not closed.</param>
    /// <param name="request">Columns wanted and limits.</param>
    /// <param name="onRow">Gets each row below the heading; rows without any text are left out.</param>
    /// <param name="cancellation">Stops between rows.</param>
    public static SheetOutcome Read(
        Stream workbook, SheetRequest request, Action<SheetRow> onRow, CancellationToken cancellation = default)
    {
        var table = new HeadedTable(request, onRow, cancellation);
        return table.Ended(Read(workbook, request, table));
    }

    /// <summary>Every row as it stands there, of the sheet asked for or the first one that is not hidden.</summary>
    public static SheetProblem Read(Stream workbook, SheetRequest request, RowTaker taker) => Guard(() =>
    {
        switch (KindOf(workbook))
        {
            case WorkbookKind.Xlsx:
                XlsxSheet.Read(workbook, request, taker);
                break;
            case WorkbookKind.Xls:
                XlsSheet.Read(workbook, request, taker);
                break;
            default:
                throw new SheetStop(SheetProblem.NotAWorkbook);
        }
    });

    /// <summary>Whatever a workbook does to its reader ends as one of the problems.</summary>
    public static SheetProblem Guard(Action read)
    {
        try
        {
            read();
            return SheetProblem.None;
        }
        catch (SheetStop stop)
        {
            return stop.Problem;
        }
        catch (Exception broken) when (broken is InvalidDataException or System.Xml.XmlException or FormatException
            or EndOfStreamException or OverflowException or ArgumentException or IndexOutOfRangeException)
        {
            return SheetProblem.Damaged;
        }
    }

    /// <summary>By its first bytes; the stream stands at its beginning afterwards.</summary>
    public static WorkbookKind KindOf(Stream workbook)
    {
        Span<byte> signature = stackalloc byte[SignatureBytes];
        signature = signature[..workbook.ReadAtLeast(signature, SignatureBytes, throwOnEndOfStream: false)];
        workbook.Position = 0;
        return signature.StartsWith("PK\x3\x4"u8) ? WorkbookKind.Xlsx
            : signature.StartsWith<byte>([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) || IsBareOldWorkbook(signature) ? WorkbookKind.Xls : WorkbookKind.None;
    }

    // Workbooks of Excel 2 to 4 begin with a bare BOF record.
    private static bool IsBareOldWorkbook(ReadOnlySpan<byte> signature) =>
        signature.Length >= 4 && signature[0] == 0x09 && signature[1] is 0x00 or 0x02 or 0x04 && signature[3] == 0;
}
