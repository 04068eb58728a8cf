using System.Globalization;
using System.Text;
using System.Xml;

namespace Caika.Platform.Documents.Sheets;

/// <summary>A text item: plain, or in runs of different looks. Phonetic guides (rPh) are no part of the text.</summary>
internal static class RichText
{
    /// <summary>Reads from the opening tag of an item to its end.</summary>
    public static string Read(XmlReader xml, SheetLimits limits)
    {
        if (xml.IsEmptyElement)
            return "";
        var (depth, only, more) = (xml.Depth, "", (StringBuilder?)null);
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.NodeType != XmlNodeType.Element)
                continue;
            if (xml.LocalName == "rPh")
            {
                xml.Skip();
                if (xml.Depth <= depth)
                    break;
            }
            if (xml.NodeType != XmlNodeType.Element || xml.LocalName != "t" || xml.IsEmptyElement)
                continue;
            var text = Content(xml);
            if (only.Length == 0 && more is null)
                only = text;
            else
                (more ??= new StringBuilder(only)).Append(text);
            if ((more?.Length ?? only.Length) > limits.CellCharacters)
                throw new SheetStop(SheetProblem.TooLarge);
        }
        return Plain(more?.ToString() ?? only);
    }

    /// <summary>The text of the element the reader stands on; leaves the reader on its end tag.</summary>
    public static string Content(XmlReader xml)
    {
        var (text, more) = ("", (StringBuilder?)null);
        while (xml.Read() && xml.NodeType != XmlNodeType.EndElement)
        {
            if (xml.NodeType is not (XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace or XmlNodeType.CDATA))
                continue;
            if (text.Length == 0)
                text = xml.Value;
            else
                (more ??= new StringBuilder(text)).Append(xml.Value);
        }
        return more?.ToString() ?? text;
    }

    /// <summary>Excel writes characters XML cannot hold as <c>_x000D_</c>.</summary>
    public static string Plain(string text)
    {
        var at = text.IndexOf("_x", StringComparison.Ordinal);
        if (at < 0)
            return text;
        var plain = new StringBuilder(text.Length);
        for (at = 0; at < text.Length; at++)
        {
            if (at + 6 < text.Length && text[at] == '_' && text[at + 1] == 'x' && text[at + 6] == '_'
                && ushort.TryParse(text.AsSpan(at + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
            {
                plain.Append((char)code);
                at += 6;
            }
            else
            {
                plain.Append(text[at]);
            }
        }
        return plain.ToString();
    }
}
