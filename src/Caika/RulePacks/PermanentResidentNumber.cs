using System.Globalization;

namespace Caika.RulePacks;

/// <summary>The number of a foreigner's permanent residence permit (外国人永久居留身份证), in both versions that are valid.</summary>
internal static class PermanentResidentNumber
{
    /// <summary>
    /// Version 2017, 15 characters: 3 letters nationality, 4 digits place, 6 digits birth date, 1 sequence, 1 check digit.
    /// </summary>
    public static bool IsValid2017(string text)
    {
        if (text.Length != 15 || text.AsSpan(0, 3).ContainsAnyExceptInRange('A', 'Z') || text.AsSpan(3).ContainsAnyExceptInRange('0', '9'))
            return false;
        // The century is not written: a date is right when it exists in either.
        var birth = text.AsSpan(7, 6);
        return (IsDate($"19{birth}") || IsDate($"20{birth}")) && CheckDigit2017(text.AsSpan(0, 14)) == text[14];
    }

    /// <summary>
    /// Version 2023, issued since 2023-12-01, 18 characters: 9, 2 digits province, 3 digits nationality (GB/T 2659), then
    /// birth date, sequence and check character as in a citizen number.
    /// </summary>
    public static bool IsValid2023(string text) =>
        text.Length == 18 && text[0] == '9' && !text.AsSpan(0, 17).ContainsAnyExceptInRange('0', '9')
        && IsDate(text[6..14]) && ResidentIdNumber.CheckCharacter(text.AsSpan(0, 17)) == text[17];

    // Weights 7, 3, 1 as in machine-readable travel documents (ICAO 9303), letters A = 10 … Z = 35.
    private static ReadOnlySpan<byte> Weights2017 => [7, 3, 1];

    private static char CheckDigit2017(ReadOnlySpan<char> body)
    {
        var sum = 0;
        for (var i = 0; i < body.Length; i++)
        {
            var value = char.IsAsciiDigit(body[i]) ? body[i] - '0' : body[i] - 'A' + 10;
            sum += value * Weights2017[i % 3];
        }
        return (char)('0' + sum % 10);
    }

    private static bool IsDate(string digits) =>
        DateOnly.TryParseExact(digits, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
}
