using System.Globalization;

namespace Caika.RulePacks;

/// <summary>What is wrong with a text that should be a citizen number; the first fault in this order is reported.</summary>
internal enum ResidentIdFault
{
    None = 0,

    /// <summary>15 digits of the first generation, invalid since 2013-01-01; see <see cref="ResidentIdNumber.From15"/>.</summary>
    FirstGeneration,
    Length,
    Characters,

    /// <summary>The birth date does not exist.</summary>
    Date,

    /// <summary>Born after today.</summary>
    Future,

    /// <summary>Born more than <see cref="ResidentIdNumber.OldestAge"/> years ago.</summary>
    TooOld,
    CheckCharacter,
}

/// <summary>
/// A citizen number after GB 11643: 6 digits area, 8 birth date, 3 sequence (odd for men), 1 check character. The residence
/// permits of people from Hong Kong, Macao and Taiwan are built the same way under the areas 810000, 820000 and 830000.
/// </summary>
internal readonly record struct ResidentIdNumber
{
    public const int OldestAge = 120;

    // ISO 7064 MOD 11-2: weight of place i is 2^(17−i) mod 11.
    private static ReadOnlySpan<byte> Weights => [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    private ResidentIdNumber(string value, DateOnly birthDate) => (Value, BirthDate) = (value, birthDate);

    /// <summary>18 characters, the last one a digit or a capital X. Personal: <see cref="ToString"/> masks it.</summary>
    public string Value { get; }

    public DateOnly BirthDate { get; }

    public string Area => Value[..6];

    public Sex Sex => (Value[16] - '0') % 2 == 1 ? Sex.Male : Sex.Female;

    /// <summary>The first two digits are a province of GB/T 2260; counties come and go and are not checked.</summary>
    public bool HasKnownProvince => Value[..2] is "11" or "12" or "13" or "14" or "15" or "21" or "22" or "23" or "31" or "32" or "33"
        or "34" or "35" or "36" or "37" or "41" or "42" or "43" or "44" or "45" or "46" or "50" or "51" or "52" or "53" or "54"
        or "61" or "62" or "63" or "64" or "65" or "71" or "81" or "82" or "83";

    public bool IsHongKongMacaoTaiwanPermit => Area is "810000" or "820000" or "830000";

    /// <summary>Reads a number; a small x and spaces around it are forgiven.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="today">Today in China.</param>
    /// <param name="number">The number; the default value unless there is no fault.</param>
    public static ResidentIdFault TryParse(string? text, DateOnly today, out ResidentIdNumber number)
    {
        number = default;
        var value = (text ?? "").Trim().ToUpperInvariant();
        if (value.Length == 15 && AreDigits(value))
            return ResidentIdFault.FirstGeneration;
        if (value.Length != 18)
            return ResidentIdFault.Length;
        // A first digit 9 marks a foreigner's permanent residence permit, which is another kind of number.
        if (!AreDigits(value.AsSpan(0, 17)) || value[0] is '0' or '9' || !(char.IsAsciiDigit(value[17]) || value[17] == 'X'))
            return ResidentIdFault.Characters;
        if (!TryBirthDate(value.AsSpan(6, 8), out var birthDate))
            return ResidentIdFault.Date;
        if (birthDate > today)
            return ResidentIdFault.Future;
        if (birthDate < today.AddYears(-OldestAge))
            return ResidentIdFault.TooOld;
        if (CheckCharacter(value.AsSpan(0, 17)) != value[17])
            return ResidentIdFault.CheckCharacter;
        number = new(value, birthDate);
        return ResidentIdFault.None;
    }

    /// <summary>The 18th character that belongs to 17 digits.</summary>
    public static char CheckCharacter(ReadOnlySpan<char> digits)
    {
        var sum = 0;
        for (var i = 0; i < Weights.Length; i++)
            sum += (digits[i] - '0') * Weights[i];
        return "10X98765432"[sum % 11];
    }

    /// <summary>The 18 characters a first-generation number became, to be proposed and never taken over unasked; null when its date does not exist.</summary>
    public static string? From15(string firstGeneration)
    {
        if (firstGeneration.Length != 15 || !AreDigits(firstGeneration))
            return null;
        var digits = $"{firstGeneration[..6]}19{firstGeneration[6..]}";
        return TryBirthDate(digits.AsSpan(6, 8), out _) ? digits + CheckCharacter(digits) : null;
    }

    /// <summary>First six and last four characters only: a log or an exception never shows the number.</summary>
    public override string ToString() => Value is null ? "" : $"{Value[..6]}********{Value[14..]}";

    private static bool AreDigits(ReadOnlySpan<char> text) => !text.ContainsAnyExceptInRange('0', '9');

    private static bool TryBirthDate(ReadOnlySpan<char> digits, out DateOnly date) =>
        DateOnly.TryParseExact(digits, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date);
}
