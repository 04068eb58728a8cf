using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Caika.Enrolments.Sheets;

/// <summary>Reads what people type the way they mean it: full-width digits, dots, blanks, 年月日.</summary>
internal static partial class SheetText
{
    internal const string LongTerm = "长期";

    internal static string Date(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    /// <summary>Full-width to half-width, no blanks at the ends, one blank inside, no line breaks.</summary>
    internal static string Tidy(string typed) => Blanks().Replace(typed.Normalize(NormalizationForm.FormKC).Trim(), " ");

    /// <summary>Without blanks and dashes: <c>139 0000-2168</c> is a number.</summary>
    internal static string Digits(string typed) => string.Concat(Tidy(typed).Where(c => !char.IsWhiteSpace(c) && c is not ('-' or '—' or '－')));

    /// <summary>Reads 2014-08-21, 2014.8.21, 2014/8/21, 20140821 and 2014年8月21日; null when it is none.</summary>
    internal static DateOnly? ReadDate(string typed)
    {
        var text = Digits(Tidy(typed).Replace('/', '.').Replace('年', '.').Replace('月', '.').Replace("日", "", StringComparison.Ordinal).Replace('-', '.')).TrimEnd('.');
        string[] formats = ["yyyy.M.d", "yyyyMMdd"];
        return DateOnly.TryParseExact(text, formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && date.Year is > 1880 and < 2200 ? date : null;
    }

    /// <summary>A name: the dots people type become one, blanks between Han characters go.</summary>
    internal static string Name(string typed)
    {
        var text = Dots().Replace(typed.Normalize(NormalizationForm.FormC).Trim(), "·");
        return text.Any(c => c > 0x2E7F) ? string.Concat(text.Where(c => !char.IsWhiteSpace(c))) : Blanks().Replace(text, " ");
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    // The middle dots of keyboards and fonts: U+2022, U+2027, U+30FB, U+FF65, U+FF0E, U+2219, U+22C5.
    [GeneratedRegex(@"\s*[·•‧・･．∙⋅]\s*")]
    private static partial Regex Dots();
}
