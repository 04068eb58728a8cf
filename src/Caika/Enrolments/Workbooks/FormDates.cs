using System.Globalization;
using System.Text;
using Caika.Enrolments.Sheets;
using Caika.Platform;
using Caika.Platform.Documents.Sheets;

namespace Caika.Enrolments.Workbooks;

/// <summary>Dates in every form people type into a sheet, as the page would have them typed.</summary>
internal static class FormDates
{
    // Day 1 of Excel is 1900-01-01, and it believes in a 29 February 1900.
    private static readonly DateOnly ExcelZero = new(1899, 12, 30);

    /// <summary><c>2014-08-21</c>, 长期, or the text itself when it is no date.</summary>
    internal static string Read(SheetCell cell)
    {
        if (SheetText.Own(cell.Text) is not null)
            return cell.Text;
        var plain = cell.Text.Narrowed().Trim();
        var bare = string.Concat(plain.Where(c => !char.IsWhiteSpace(c)));
        if (bare is "长期" or "永久" or "长期有效" or "永久有效" || Digits(bare) == "99991231")
            return SheetText.LongTerm;
        return SheetText.ReadDate(Pointed(plain)) is { } date ? SheetText.Date(date)
            : Serial(bare) is { } counted ? SheetText.Date(counted) : cell.Text.Trim();
    }

    // 2014 8 21, 2014,8,21, 2014、8、21, 2014_8_21, with a time behind it, with 号 for 日, or with a point at the end.
    private static string Pointed(string plain)
    {
        var day = plain.IndexOf(':') is var colon and > 0 && plain.LastIndexOf(' ', colon) is var space and > 0 ? plain[..space] : plain;
        var pointed = new StringBuilder(day.Length);
        foreach (var c in day.Trim().Replace('号', '日'))
        {
            var point = char.IsWhiteSpace(c) || c is ',' or '、' or '_' or '\\' or '．';
            if (!point)
                pointed.Append(c);
            else if (pointed.Length > 0 && char.IsAsciiDigit(pointed[^1]))
                pointed.Append('.');
        }
        return pointed.ToString().TrimEnd('.', '-', '/').Replace(".年", "年", StringComparison.Ordinal).Replace(".月", "月", StringComparison.Ordinal).Replace(".日", "日", StringComparison.Ordinal);
    }

    // A date pasted into a cell that is formatted as text turns into the number Excel counts days by.
    private static DateOnly? Serial(string text) => text.Length == 5
        && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days is > 10_000 and < 90_000 ? ExcelZero.AddDays(days) : null;

    private static string Digits(string text) => string.Concat(text.Where(char.IsAsciiDigit));
}
