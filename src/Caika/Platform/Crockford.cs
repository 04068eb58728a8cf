using System.Security.Cryptography;
using System.Text;

namespace Caika.Platform;

/// <summary>Crockford's base 32: no I, L, O, U; read back whatever people make of them.</summary>
internal static class Crockford
{
    internal const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    internal static string Encode(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder((bytes.Length * 8 + 4) / 5);
        int bits = 0, held = 0;
        foreach (var one in bytes)
        {
            held = held << 8 | one;
            bits += 8;
            while (bits >= 5)
            {
                text.Append(Alphabet[held >> (bits -= 5) & 31]);
                held &= (1 << bits) - 1;
            }
        }
        if (bits > 0)
            text.Append(Alphabet[held << (5 - bits) & 31]);
        return text.ToString();
    }

    /// <summary>The bytes of a text of the alphabet; bits that fill no whole byte are dropped.</summary>
    internal static byte[] Decode(string text)
    {
        var bytes = new List<byte>(text.Length * 5 / 8);
        int bits = 0, held = 0;
        foreach (var c in text)
        {
            held = held << 5 | Alphabet.IndexOf(c, StringComparison.Ordinal);
            bits += 5;
            if (bits < 8)
                continue;
            bytes.Add((byte)(held >> (bits -= 8)));
            held &= (1 << bits) - 1;
        }
        return [.. bytes];
    }

    internal static string Random(int length) => RandomNumberGenerator.GetString(Alphabet, length);

    /// <summary>Upper case, without blanks and dashes, O as 0, I and L as 1; null when a character is none of the alphabet.</summary>
    internal static string? Normalise(string? typed)
    {
        if (typed is null)
            return null;
        var text = new StringBuilder(typed.Length);
        foreach (var c in typed.Narrowed().ToUpperInvariant())
        {
            if (char.IsWhiteSpace(c) || c is '-' or '—')
                continue;
            var read = c switch { 'O' => '0', 'I' or 'L' => '1', _ => c };
            if (!Alphabet.Contains(read))
                return null;
            text.Append(read);
        }
        return text.ToString();
    }

    internal static bool IsValid(ReadOnlySpan<char> text) => text.IndexOfAnyExcept(Alphabet) < 0;

    /// <summary>Groups for the eye: <c>7K3M9-Q2AXR</c>.</summary>
    internal static string Group(string code, int size) =>
        string.Join('-', code.Chunk(size).Select(part => new string(part)));
}
