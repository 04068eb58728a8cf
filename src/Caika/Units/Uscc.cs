using Caika.Platform;

namespace Caika.Units;

/// <summary>统一社会信用代码, GB 32100-2015: 17 characters and a check character, modulo 31. Rule U01.</summary>
internal static class Uscc
{
    internal const int Length = 18;

    // The letters I, O, S, V and Z are left out; a character's value is its place.
    private const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static readonly int[] Weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

    /// <summary>As it is stored: half-width, upper case, no blanks.</summary>
    internal static string Normalize(string? text) =>
        string.Concat((text ?? "").Narrowed().Where(c => !char.IsWhiteSpace(c) && c != '-')).ToUpperInvariant();

    internal static bool IsValid(string code)
    {
        if (code.Length != Length || code.Any(c => !Alphabet.Contains(c, StringComparison.Ordinal)))
            return false;
        var sum = Weights.Select((weight, i) => weight * Alphabet.IndexOf(code[i], StringComparison.Ordinal)).Sum();
        return Alphabet[(31 - sum % 31) % 31] == code[^1];
    }
}
