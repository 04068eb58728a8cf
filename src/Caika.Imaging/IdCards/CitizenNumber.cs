using System.Globalization;
using System.Text.RegularExpressions;

namespace Caika.Imaging.IdCards;

/// <summary>The gate for a citizen number that was read: GB 11643 and a date that exists.</summary>
internal static partial class CitizenNumber
{
    private static ReadOnlySpan<byte> Weights => [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    /// <summary>
    /// The 18 characters in a text that stand alone; null without. A window cut out of a longer run would pass the check
    /// character one time in eleven.
    /// </summary>
    public static string? In(string text) => Alone().Match(text.ToUpperInvariant()) is { Success: true } match ? match.Value : null;

    /// <summary>The check character is right and the birth date exists.</summary>
    public static bool IsValid(string? number)
    {
        if (number is not { Length: 18 } || number.AsSpan(0, 17).ContainsAnyExceptInRange('0', '9') || BirthDateOf(number) is null)
            return false;
        var sum = 0;
        for (var i = 0; i < Weights.Length; i++)
            sum += (number[i] - '0') * Weights[i];
        return "10X98765432"[sum % 11] == number[17];
    }

    public static DateOnly? BirthDateOf(string number) =>
        DateOnly.TryParseExact(number.AsSpan(6, 8), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && date.Year >= 1900 ? date : null;

    /// <summary>男 or 女, by the 17th digit.</summary>
    public static string SexOf(string number) => (number[16] - '0') % 2 == 1 ? "男" : "女";

    [GeneratedRegex(@"(?<![0-9X])[0-9]{17}[0-9X](?![0-9X])")]
    private static partial Regex Alone();
}
