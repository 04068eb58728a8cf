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
        var plain = string.Concat(typed.Narrowed().Where(c => !char.IsWhiteSpace(c)));
        var text = plain.Replace("日", "", StringComparison.Ordinal).Replace('年', '.').Replace('月', '.').Replace('/', '.').Replace('-', '.').Replace('。', '.');
        return DateOnly.TryParseExact(text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && date.Year is > 1880 and < 2200 ? date : null;
    }
}
