using System.Buffers.Binary;

namespace Caika.Platform.Documents.Fonts;

/// <summary>Looks code points up in a font's cmap: format 12 (all planes) before format 4 (the first plane only).</summary>
internal sealed class CharacterMap
{
    private readonly byte[] data;
    private readonly int start;
    private readonly int format;

    public CharacterMap(byte[] cmap)
    {
        data = cmap;
        for (var i = 0; i < U16(2); i++)
        {
            var (platform, at) = (U16(4 + 8 * i), (int)U32(8 + 8 * i));
            var found = U16(at);
            if (platform is 0 or 3 && found is 4 or 12 && found > format)
                (format, start) = (found, at);
        }
        if (format == 0)
            throw new InvalidDataException("the font maps no Unicode");
    }

    public int Glyph(int codePoint) => format == 12 ? InGroups(codePoint) : InSegments(codePoint);

    private int InGroups(int codePoint)
    {
        var (low, high) = (0, (int)U32(start + 12) - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var group = start + 16 + 12 * middle;
            if (codePoint < U32(group))
                high = middle - 1;
            else if (codePoint > U32(group + 4))
                low = middle + 1;
            else
                return (int)(U32(group + 8) + codePoint - U32(group));
        }
        return 0;
    }

    private int InSegments(int codePoint)
    {
        if (codePoint > 0xFFFF)
            return 0;
        var twice = U16(start + 6);
        for (var i = 0; i < twice; i += 2)
        {
            if (codePoint > U16(start + 14 + i))
                continue;
            var first = U16(start + 16 + twice + i);
            if (codePoint < first)
                return 0;
            var delta = U16(start + 16 + 2 * twice + i);
            var rangeAt = start + 16 + 3 * twice + i;
            var range = U16(rangeAt);
            if (range == 0)
                return (codePoint + delta) & 0xFFFF;
            var glyph = U16(rangeAt + range + 2 * (codePoint - first));
            return glyph == 0 ? 0 : (glyph + delta) & 0xFFFF;
        }
        return 0;
    }

    private int U16(int at) => BinaryPrimitives.ReadUInt16BigEndian(data.AsSpan(at));

    private uint U32(int at) => BinaryPrimitives.ReadUInt32BigEndian(data.AsSpan(at));
}
