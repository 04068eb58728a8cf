using System.Globalization;
using Caika.Platform;

namespace Caika.Enrolments.Sheets;

/// <summary>Dates the way people write them.</summary>
internal static class SheetText
{
    internal const string LongTerm = "长期";
    private static readonly string[] Formats = ["yyyy.M.d", "yyyyMMdd"];

    internal static string Date(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    /// <summary>Reads 2014-08-21, 2014.8.21, 2014/8/21, 20140821 and 2014年8月21日; null when it is none.</summary>
    internal static DateOnly? ReadDate(string typed)
    {
        if (Own(typed) is { } own)
            return own;
        var plain = string.Concat(typed.Narrowed().Where(c => !char.IsWhiteSpace(c)));
        var text = plain.Replace("日", "", StringComparison.Ordinal).Replace('年', '.').Replace('月', '.').Replace('/', '.').Replace('-', '.').Replace('。', '.');
        return DateOnly.TryParseExact(text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && date.Year is > 1880 and < 2200 ? date : null;
    }

    /// <summary>A date as we write it ourselves, <c>2014-08-21</c>: by far most of those that come in.</summary>
    internal static DateOnly? Own(string text)
    {
        if (text is not [_, _, _, _, '-', _, _, '-', _, _]
            || !int.TryParse(text.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year) || year is <= 1880 or >= 2200
            || !int.TryParse(text.AsSpan(5, 2), NumberStyles.None, CultureInfo.InvariantCulture, out var month) || month is < 1 or > 12
            || !int.TryParse(text.AsSpan(8, 2), NumberStyles.None, CultureInfo.InvariantCulture, out var day) || day < 1 || day > DateTime.DaysInMonth(year, month))
            return null;
        return new DateOnly(year, month, day);
    }
}
