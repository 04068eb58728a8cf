using Caika.Platform;
using Caika.Platform.Documents;

namespace Caika.Confirmations;

/// <summary>
/// The number on a form, <c>C-7K3M9Q</c>: short enough to type when the code cannot be scanned, random so that it says
/// nothing about who is enrolled. 30 bits: whoever stores it draws again when it is taken.
/// </summary>
internal static class FormNumber
{
    private const int Length = 6;
    private const string Letters = "ICD";

    public static string Draw(FormKind kind) =>
        $"{Letter(kind)}-{Crockford.Random(Length)}";

    internal static char Letter(FormKind kind) => Letters[(int)kind];

    internal static FormKind? KindOf(char letter) => Letters.IndexOf(letter, StringComparison.Ordinal) is >= 0 and var kind ? (FormKind)kind : null;

    public static bool IsValid(string text) =>
        text.Length == Length + 2 && KindOf(text[0]) is not null && text[1] == '-' && Crockford.IsValid(text.AsSpan(2));

    /// <summary>What was typed at the counter, put right; null when it cannot be a form number.</summary>
    public static string? Read(string typed)
    {
        var letters = Crockford.Normalise(typed.Length > 0 ? typed[1..] : typed) ?? "?";
        var number = $"{char.ToUpperInvariant(typed.FirstOrDefault())}-{letters}";
        return IsValid(number) ? number : null;
    }
}
