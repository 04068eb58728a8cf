using System.Globalization;
using System.Text;
using ExcelDataReader;
using ExcelDataReader.Exceptions;

namespace Caika.Platform.Documents.Sheets;

/// <summary>Reads one sheet of an old .xls, and finds out that an .xlsx is encrypted (it is wrapped like an .xls then).</summary>
internal static class XlsSheet
{
    private const int SimplifiedChinese = 936; // workbooks of Excel 5 and 95 name no code page

    static XlsSheet() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static void Read(Stream workbook, SheetRequest request, RowTaker taker)
    {
        try
        {
            var configuration = new ExcelReaderConfiguration
            {
                FallbackEncoding = Encoding.GetEncoding(SimplifiedChinese),
                LeaveOpen = true,
            };
            using var reader = ExcelReaderFactory.CreateReader(workbook, configuration);
            while (request.SheetName is null ? reader.VisibleState != "visible" : reader.Name != request.SheetName)
            {
                if (!reader.NextResult())
                    throw new SheetStop(SheetProblem.NoSuchSheet);
            }
            Rows(reader, taker);
        }
        catch (InvalidPasswordException)
        {
            throw new SheetStop(SheetProblem.PasswordProtected);
        }
        catch (HeaderException)
        {
            throw new SheetStop(SheetProblem.NotAWorkbook);
        }
        catch (Exception broken) when (broken is not (SheetStop or OperationCanceledException))
        {
            throw new SheetStop(IsEncrypted(workbook) ? SheetProblem.PasswordProtected : SheetProblem.Damaged);
        }
    }

    // An encrypted .xlsx is a compound file with a stream of this name; ciphers the library does not know end up here.
    private static bool IsEncrypted(Stream workbook)
    {
        var name = Encoding.Unicode.GetBytes("EncryptedPackage");
        var buffer = new byte[1 << 16];
        var kept = 0;
        workbook.Position = 0;
        for (int read; (read = workbook.Read(buffer, kept, buffer.Length - kept)) > 0;)
        {
            if (buffer.AsSpan(0, kept + read).IndexOf(name) >= 0)
                return true;
            var tail = Math.Min(name.Length, kept + read);
            buffer.AsSpan(kept + read - tail, tail).CopyTo(buffer);
            kept = tail;
        }
        return false;
    }

    private static void Rows(IExcelDataReader reader, RowTaker taker)
    {
        var (number, cells) = (0, Array.Empty<SheetCell>());
        while (reader.Read())
        {
            number++;
            if (cells.Length != reader.FieldCount)
                cells = new SheetCell[reader.FieldCount];
            var last = 0;
            for (var i = 0; i < cells.Length; i++)
            {
                cells[i] = Cell(reader, i);
                if (!cells[i].IsEmpty)
                    last = i + 1;
            }
            if (last > 0)
                taker.Add(number, cells.AsSpan(0, last));
        }
    }

    private static SheetCell Cell(IExcelDataReader reader, int column) => reader.GetValue(column) switch
    {
        null => SheetCell.Empty,
        string text => new SheetCell(SheetCellKind.Text, text),
        bool flag => new SheetCell(SheetCellKind.Boolean, flag ? "TRUE" : "FALSE"),
        DateTime day => new SheetCell(SheetCellKind.Date, day.ToString(
            day.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)),
        IConvertible number when number.GetTypeCode() is TypeCode.Double or TypeCode.Int32 or TypeCode.Decimal or TypeCode.Single =>
            NumberFormat.Of(reader.GetNumberFormatString(column) ?? "General").Show(number.ToDouble(CultureInfo.InvariantCulture)),
        var other => new SheetCell(SheetCellKind.Error, other.ToString() ?? ""),
    };
}
