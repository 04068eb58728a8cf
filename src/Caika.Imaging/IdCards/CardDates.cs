using System.Globalization;
using System.Text.RegularExpressions;

namespace Caika.Imaging.IdCards;

/// <summary>The term of a card as it was read.</summary>
/// <param name="From">First day.</param>
/// <param name="To">Last day; null means 长期.</param>
internal readonly record struct CardDates(DateOnly From, DateOnly? To)
{
    private static readonly int[] Terms = [5, 10, 20];

    /// <summary>Cards are given for 5, 10 or 20 years (居民身份证法 §5); the last day is the anniversary, or a day beside it.</summary>
    public bool HasLawfulTerm
    {
        get
        {
            var from = From;
            return To is not { } to || Terms.Any(years => Math.Abs(to.DayNumber - from.AddYears(years).DayNumber) <= 1);
        }
    }

    /// <summary>Reads "2014.08.21-2034.08.21" or "2014.08.21-长期", with the marks that are misread forgiven.</summary>
    public static CardDates? In(string text) => CardDatesPattern.Read(text);
}

internal static partial class CardDatesPattern
{
    public static CardDates? Read(string text)
    {
        var match = Term().Match(Marks().Replace(text, "."));
        if (!match.Success || Date(match, 1) is not { } from)
            return null;
        if (match.Groups[7].Success)
            return new(from, null);
        return Date(match, 4) is { } to ? new(from, to) : null;
    }

    private static DateOnly? Date(Match match, int first)
    {
        var digits = match.Groups[first].Value + match.Groups[first + 1].Value + match.Groups[first + 2].Value;
        return DateOnly.TryParseExact(digits, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;
    }

    [GeneratedRegex("[.,，。·:：;；、'’`_—－一~～-]+")]
    private static partial Regex Marks();

    [GeneratedRegex(@"(?<!\d)(\d{4})\.?(\d{2})\.?(\d{2})\.?(?:(\d{4})\.?(\d{2})\.?(\d{2})(?!\d)|(长期|长.?$|.期$))")]
    private static partial Regex Term();
}
