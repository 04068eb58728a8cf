using System.Security.Cryptography;

namespace Caika.Platform.Documents;

/// <summary>
/// Crockford's base 32: no I, L, O, U, so what is printed can be read aloud and typed without asking back.
/// </summary>
internal static class Crockford
{
    public const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>Five bits a character, most significant first; the last is filled up with zeros.</summary>
    public static string Encode(ReadOnlySpan<byte> bytes)
    {
        var text = new char[(bytes.Length * 8 + 4) / 5];
        for (var i = 0; i < text.Length; i++)
        {
            var (at, shift) = (i * 5 / 8, i * 5 % 8);
            var pair = bytes[at] << 8 | (at + 1 < bytes.Length ? bytes[at + 1] : 0);
            text[i] = Alphabet[pair >> (11 - shift) & 31];
        }
        return new string(text);
    }

    public static string Random(int length) => RandomNumberGenerator.GetString(Alphabet, length);

    /// <summary>What a person typed, as it was printed: lower case, look-alikes, spaces and hyphens put right.</summary>
    public static string Normalise(string typed) => string.Concat(typed
        .Where(c => !char.IsWhiteSpace(c) && c != '-')
        .Select(c => char.ToUpperInvariant(c) switch { 'O' => '0', 'I' or 'L' => '1', var letter => letter }));

    public static bool IsValid(ReadOnlySpan<char> text) => text.IndexOfAnyExcept(Alphabet) < 0;

    /// <summary>Groups for the eye: <c>7K3M9-Q2AXR</c>.</summary>
    public static string Grouped(string text, int size) =>
        string.Join('-', text.Chunk(size).Select(group => new string(group)));
}
