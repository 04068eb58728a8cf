using System.Buffers.Binary;
using System.Text;

namespace Caika.Platform.Documents.Fonts;

/// <summary>
/// Cuts a font down to the code points a run uses. The PDF writer embeds whatever it is given whole, so without this
/// every form would carry 30 MB of outlines. Code point i becomes glyph i + 1 and has that glyph for itself even where
/// the source shares one outline among several characters (人 and the radical ⼈): so the text copied out of the PDF is
/// the text that was typed.
/// </summary>
internal static class FontSubset
{
    private const int MoreComponents = 0x20;
    private const int HasInstructions = 0x100;

    public static byte[] Cut(TrueTypeFont font, IReadOnlyList<int> codePoints, string name)
    {
        var sources = new List<int>(codePoints.Count + 1) { 0 };
        sources.AddRange(codePoints.Select(font.Glyph));
        var parts = new Dictionary<int, int>();
        var outlines = new List<byte[]>(sources.Count);
        for (var glyph = 0; glyph < sources.Count; glyph++)
            outlines.Add(Outline(font.Outline(sources[glyph]), sources, parts));

        var head = font.Table("head");
        BinaryPrimitives.WriteUInt32BigEndian(head.AsSpan(8), 0);
        BinaryPrimitives.WriteUInt16BigEndian(head.AsSpan(50), 1);
        var maxp = font.Table("maxp");
        BinaryPrimitives.WriteUInt16BigEndian(maxp.AsSpan(4), (ushort)sources.Count);
        var hhea = font.Table("hhea");
        BinaryPrimitives.WriteUInt16BigEndian(hhea.AsSpan(34), (ushort)sources.Count);
        var tables = new Dictionary<string, byte[]>
        {
            ["head"] = head,
            ["maxp"] = maxp,
            ["hhea"] = hhea,
            ["hmtx"] = SubsetTables.Metrics(font, sources),
            ["cmap"] = SubsetTables.Characters(codePoints),
            ["name"] = SubsetTables.Name(name),
            ["post"] = SubsetTables.Post(),
        };
        (tables["loca"], tables["glyf"]) = SubsetTables.Outlines(outlines);
        if (font.Has("OS/2"))
            tables["OS/2"] = font.Table("OS/2");
        return Sfnt.Assemble(tables);
    }

    /// <summary>Drops the hinting program and points the components of a composite at their new numbers.</summary>
    private static byte[] Outline(byte[] glyph, List<int> sources, Dictionary<int, int> parts)
    {
        if (glyph.Length < 10)
            return [];
        int contours = BinaryPrimitives.ReadInt16BigEndian(glyph);
        if (contours >= 0)
            return WithoutHints(glyph, 10 + 2 * contours);
        var at = 10;
        int flags;
        do
        {
            flags = BinaryPrimitives.ReadUInt16BigEndian(glyph.AsSpan(at));
            int part = BinaryPrimitives.ReadUInt16BigEndian(glyph.AsSpan(at + 2));
            if (!parts.TryGetValue(part, out var number))
            {
                parts[part] = number = sources.Count;
                sources.Add(part);
            }
            BinaryPrimitives.WriteUInt16BigEndian(glyph.AsSpan(at), (ushort)(flags & ~HasInstructions));
            BinaryPrimitives.WriteUInt16BigEndian(glyph.AsSpan(at + 2), (ushort)number);
            at += 4 + ((flags & 1) != 0 ? 4 : 2) + TransformBytes(flags);
        }
        while ((flags & MoreComponents) != 0);
        return glyph[..at];
    }

    private static int TransformBytes(int flags) =>
        (flags & 8) != 0 ? 2 : (flags & 0x40) != 0 ? 4 : (flags & 0x80) != 0 ? 8 : 0;

    private static byte[] WithoutHints(byte[] glyph, int lengthAt)
    {
        int hints = BinaryPrimitives.ReadUInt16BigEndian(glyph.AsSpan(lengthAt));
        if (hints == 0)
            return glyph;
        var bare = new byte[glyph.Length - hints];
        glyph.AsSpan(0, lengthAt).CopyTo(bare);
        glyph.AsSpan(lengthAt + 2 + hints).CopyTo(bare.AsSpan(lengthAt + 2));
        return bare;
    }
}
