using System.Buffers.Binary;
using System.Text;

namespace Caika.Platform.Documents.Fonts;

/// <summary>The tables of a subset that are written anew.</summary>
internal static class SubsetTables
{
    /// <summary>One format 12 map: code point i is glyph i + 1.</summary>
    public static byte[] Characters(IReadOnlyList<int> codePoints)
    {
        var sorted = codePoints.Select((codePoint, i) => (codePoint, Glyph: i + 1)).Order().ToList();
        var table = new byte[28 + 12 * sorted.Count];
        U16(table, 2, 1);
        U16(table, 4, 3);
        U16(table, 6, 10);
        U32(table, 8, 12);
        U16(table, 12, 12);
        U32(table, 16, 16 + 12 * sorted.Count);
        U32(table, 24, sorted.Count);
        for (var i = 0; i < sorted.Count; i++)
        {
            U32(table, 28 + 12 * i, sorted[i].codePoint);
            U32(table, 32 + 12 * i, sorted[i].codePoint);
            U32(table, 36 + 12 * i, sorted[i].Glyph);
        }
        return table;
    }

    public static byte[] Metrics(TrueTypeFont font, IReadOnlyList<int> sources)
    {
        var table = new byte[4 * sources.Count];
        for (var glyph = 0; glyph < sources.Count; glyph++)
        {
            U16(table, 4 * glyph, font.Advance(sources[glyph]));
            U16(table, 4 * glyph + 2, (ushort)font.LeftBearing(sources[glyph]));
        }
        return table;
    }

    public static (byte[] Loca, byte[] Glyf) Outlines(IReadOnlyList<byte[]> outlines)
    {
        var loca = new byte[4 * (outlines.Count + 1)];
        var glyf = new MemoryStream();
        for (var glyph = 0; glyph < outlines.Count; glyph++)
        {
            U32(loca, 4 * glyph, glyf.Length);
            glyf.Write(outlines[glyph]);
            while (glyf.Length % 4 != 0)
                glyf.WriteByte(0);
        }
        U32(loca, 4 * outlines.Count, glyf.Length);
        return (loca, glyf.ToArray());
    }

    /// <summary>Family, style, full and PostScript name; the last is what a PDF calls the font.</summary>
    public static byte[] Name(string name)
    {
        int[] ids = [1, 2, 4, 6];
        var text = Encoding.BigEndianUnicode.GetBytes(name);
        var table = new byte[6 + 12 * ids.Length + text.Length];
        U16(table, 2, ids.Length);
        U16(table, 4, 6 + 12 * ids.Length);
        for (var i = 0; i < ids.Length; i++)
        {
            var at = 6 + 12 * i;
            U16(table, at, 3);
            U16(table, at + 2, 1);
            U16(table, at + 4, 0x409);
            U16(table, at + 6, ids[i]);
            U16(table, at + 8, text.Length);
        }
        text.CopyTo(table, 6 + 12 * ids.Length);
        return table;
    }

    /// <summary>Version 3: no glyph names.</summary>
    public static byte[] Post()
    {
        var table = new byte[32];
        U32(table, 0, 0x00030000);
        return table;
    }

    private static void U16(byte[] table, int at, int value) =>
        BinaryPrimitives.WriteUInt16BigEndian(table.AsSpan(at), (ushort)value);

    private static void U32(byte[] table, int at, long value) =>
        BinaryPrimitives.WriteUInt32BigEndian(table.AsSpan(at), (uint)value);
}
