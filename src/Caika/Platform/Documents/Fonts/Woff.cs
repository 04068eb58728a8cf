using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Caika.Platform.Documents.Fonts;

/// <summary>WOFF 1 is a TrueType font whose tables are each packed with zlib; this puts them back.</summary>
internal static class Woff
{
    private const uint Signature = 0x774F4646; // "wOFF"

    public static byte[] Unpack(byte[] woff)
    {
        if (woff.Length < 44 || BinaryPrimitives.ReadUInt32BigEndian(woff) != Signature)
            throw new InvalidDataException("not a WOFF 1 file");
        var tables = new Dictionary<string, byte[]>();
        int count = BinaryPrimitives.ReadUInt16BigEndian(woff.AsSpan(12));
        for (var i = 0; i < count; i++)
        {
            var entry = woff.AsSpan(44 + 20 * i, 20);
            var offset = (int)BinaryPrimitives.ReadUInt32BigEndian(entry[4..]);
            var packed = (int)BinaryPrimitives.ReadUInt32BigEndian(entry[8..]);
            var length = (int)BinaryPrimitives.ReadUInt32BigEndian(entry[12..]);
            tables[Encoding.ASCII.GetString(entry[..4])] = Table(woff, offset, packed, length);
        }
        return Sfnt.Assemble(tables);
    }

    // A table that zlib would not shrink is stored as it is.
    private static byte[] Table(byte[] woff, int offset, int packed, int length)
    {
        var table = new byte[length];
        if (packed == length)
        {
            woff.AsSpan(offset, length).CopyTo(table);
            return table;
        }
        using var zlib = new ZLibStream(new MemoryStream(woff, offset, packed), CompressionMode.Decompress);
        zlib.ReadExactly(table);
        return table;
    }
}
