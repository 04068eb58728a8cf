using System.Buffers.Binary;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Caika.Platform.Documents.Fonts;

/// <summary>
/// A TrueType font read table by table. Only the small tables stay in memory: the outlines of a Chinese font are
/// 10 to 30 MB, and a run of forms needs a few hundred of its glyphs.
/// </summary>
internal sealed class TrueTypeFont
{
    private readonly Dictionary<string, (uint Offset, int Length)> tables = [];
    private readonly SafeFileHandle? file;
    private readonly byte[] bytes = [];
    private readonly CharacterMap characters;
    private readonly byte[] loca;
    private readonly byte[] advances;
    private readonly int metricCount;
    private readonly bool longOffsets;

    private TrueTypeFont(SafeFileHandle? file, byte[] bytes)
    {
        (this.file, this.bytes) = (file, bytes);
        var head = Read(0, 12);
        var version = BinaryPrimitives.ReadUInt32BigEndian(head);
        if (version is not (0x00010000 or 0x74727565))
            throw new InvalidDataException("not a TrueType font");
        int count = BinaryPrimitives.ReadUInt16BigEndian(head.AsSpan(4));
        var directory = Read(12, 16 * count);
        for (var entry = 0; entry < directory.Length; entry += 16)
        {
            var tag = Encoding.ASCII.GetString(directory, entry, 4);
            var offset = BinaryPrimitives.ReadUInt32BigEndian(directory.AsSpan(entry + 8));
            tables[tag] = (offset, (int)BinaryPrimitives.ReadUInt32BigEndian(directory.AsSpan(entry + 12)));
        }
        if (!tables.ContainsKey("glyf"))
            throw new InvalidDataException("no glyf outlines: PostScript flavour cannot be embedded searchably");
        var header = Table("head");
        UnitsPerEm = BinaryPrimitives.ReadUInt16BigEndian(header.AsSpan(18));
        longOffsets = BinaryPrimitives.ReadUInt16BigEndian(header.AsSpan(50)) == 1;
        metricCount = BinaryPrimitives.ReadUInt16BigEndian(Table("hhea").AsSpan(34));
        loca = Table("loca");
        advances = Table("hmtx");
        characters = new CharacterMap(Table("cmap"));
    }

    public int UnitsPerEm { get; }

    public static TrueTypeFont Open(string path)
    {
        if (path.EndsWith(".woff", StringComparison.OrdinalIgnoreCase))
            return new TrueTypeFont(null, Woff.Unpack(File.ReadAllBytes(path)));
        return new TrueTypeFont(File.OpenHandle(path), []);
    }

    public static TrueTypeFont Parse(byte[] bytes) => new(null, bytes);

    public bool Has(string tag) => tables.ContainsKey(tag);

    public byte[] Table(string tag) => Read(tables[tag].Offset, tables[tag].Length);

    /// <summary>The glyph that draws a code point; 0 when the font has none.</summary>
    public int Glyph(int codePoint) => characters.Glyph(codePoint);

    /// <summary>Advance width in font units.</summary>
    public int Advance(int glyph) =>
        BinaryPrimitives.ReadUInt16BigEndian(advances.AsSpan(4 * Math.Min(glyph, metricCount - 1)));

    public short LeftBearing(int glyph) => glyph < metricCount
        ? BinaryPrimitives.ReadInt16BigEndian(advances.AsSpan(4 * glyph + 2))
        : BinaryPrimitives.ReadInt16BigEndian(advances.AsSpan(4 * metricCount + 2 * (glyph - metricCount)));

    /// <summary>The outline record of a glyph; empty for blanks.</summary>
    public byte[] Outline(int glyph)
    {
        var (start, end) = (Offset(glyph), Offset(glyph + 1));
        return end <= start ? [] : Read(tables["glyf"].Offset + start, (int)(end - start));
    }

    private uint Offset(int glyph) => longOffsets
        ? BinaryPrimitives.ReadUInt32BigEndian(loca.AsSpan(4 * glyph))
        : 2u * BinaryPrimitives.ReadUInt16BigEndian(loca.AsSpan(2 * glyph));

    private byte[] Read(long offset, int length)
    {
        var part = new byte[length];
        if (file is null)
            bytes.AsSpan((int)offset, length).CopyTo(part);
        else if (RandomAccess.Read(file, part, offset) != length)
            throw new InvalidDataException("font file is cut short");
        return part;
    }
}
