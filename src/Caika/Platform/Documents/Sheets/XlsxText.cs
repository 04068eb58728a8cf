using System.Buffers;
using System.Globalization;

namespace Caika.Platform.Documents.Sheets;

/// <summary>Writes the text of a cell as XML, and what XML cannot hold as Excel does: <c>_x000D_</c>.</summary>
internal static class XlsxText
{
    // Most texts hold none of these and go out as they are.
    private static readonly SearchValues<char> Special = SearchValues.Create(
        [.. Enumerable.Range(0, 32).Select(i => (char)i), '&', '<', '>', '_', '\uFFFE', '\uFFFF', .. Enumerable.Range(0xD800, 0x800).Select(i => (char)i)]);

    public static void Write(TextWriter xml, string text)
    {
        if (text.AsSpan().IndexOfAny(Special) < 0)
        {
            xml.Write(text);
            return;
        }
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            switch (c)
            {
                case '&':
                    xml.Write("&amp;");
                    break;
                case '<':
                    xml.Write("&lt;");
                    break;
                case '>':
                    xml.Write("&gt;");
                    break;
                case '\t' or '\n':
                    xml.Write(c);
                    break;
                // A text that looks like an escape is itself escaped.
                case '_' when i + 1 < text.Length && text[i + 1] == 'x':
                case < ' ' or '\uFFFE' or '\uFFFF':
                    xml.Write(string.Create(CultureInfo.InvariantCulture, $"_x{(int)c:X4}_"));
                    break;
                case var high when char.IsHighSurrogate(high) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]):
                    xml.Write(text.AsSpan(i++, 2));
                    break;
                case var half when char.IsSurrogate(half):
                    xml.Write('\uFFFD');
                    break;
                default:
                    xml.Write(c);
                    break;
            }
        }
    }
}
