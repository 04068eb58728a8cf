using System.Text;
using System.Xml;

namespace Caika.Platform.Documents.Sheets;

/// <summary>
/// The shared strings of a workbook as one block of UTF-8: two million short texts take 30 MB this way, and as strings
/// 150 MB. A text asked for often is handed out again without being made anew.
/// </summary>
internal sealed class SharedTexts
{
    private const int CacheSize = 4096; // a power of two

    private readonly List<int> ends = [];
    private readonly (int Index, string Text)[] cache = new (int, string)[CacheSize];
    private byte[] block = new byte[1 << 16];
    private int length;

    private SharedTexts() => Array.Fill(cache, (-1, ""));

    public string this[int index]
    {
        get
        {
            if ((uint)index >= (uint)ends.Count)
                throw new InvalidDataException("a cell points at a shared string that is not there");
            ref var slot = ref cache[index & (CacheSize - 1)];
            if (slot.Index != index)
            {
                var start = index == 0 ? 0 : ends[index - 1];
                slot = (index, Encoding.UTF8.GetString(block, start, ends[index] - start));
            }
            return slot.Text;
        }
    }

    public static SharedTexts Read(XlsxParts parts, SheetLimits limits)
    {
        var texts = new SharedTexts();
        using var xml = parts.Open(XlsxParts.SharedStrings);
        while (xml is not null && xml.Read())
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "si")
                texts.Add(RichText.Read(xml, limits));
            if (texts.length > limits.SharedTextBytes || texts.ends.Count > limits.SharedTexts)
                throw new SheetStop(SheetProblem.TooLarge);
        }
        return texts;
    }

    private void Add(string text)
    {
        var room = Encoding.UTF8.GetMaxByteCount(text.Length);
        if (block.Length - length < room)
            Array.Resize(ref block, Math.Max(block.Length * 2, length + room));
        length += Encoding.UTF8.GetBytes(text, block.AsSpan(length));
        ends.Add(length);
    }
}
