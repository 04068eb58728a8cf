using System.Globalization;
using Caika.Platform.Documents.Sheets;

namespace Caika.Enrolments.Roster;

/// <summary>Dates as people write them into sheets.</summary>
internal static class SheetDates
{
    private static readonly string[] Forms = ["yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyyMMdd", "yyyy年M月d日", "yyyy-M-d HH:mm:ss", "yyyy/M/d HH:mm:ss"];

    // Day 1 of Excel is 1900-01-01, and it believes in a 29 February 1900.
    private static readonly DateOnly ExcelZero = new(1899, 12, 30);

    internal static bool MeansLongTerm(SheetCell cell) => cell.Text.Trim() is "长期" or "永久" or "长期有效" or "99991231" or "9999-12-31";

    /// <summary>False when something stands there that is no date; an empty cell is no fault.</summary>
    internal static bool TryRead(SheetCell cell, out DateOnly? date)
    {
        var text = cell.Text.Trim();
        date = null;
        if (text.Length == 0)
            return true;
        if (DateOnly.TryParseExact(text, Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var found))
        {
            date = found;
            return true;
        }
        if (cell.Kind == SheetCellKind.Number && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var serial) && serial is > 366 and < 110_000)
        {
            date = ExcelZero.AddDays(serial);
            return true;
        }
        return false;
    }
}
