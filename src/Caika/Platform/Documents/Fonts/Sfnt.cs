using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace Caika.Platform.Documents.Fonts;

/// <summary>Puts tables together to a font file: directory first, tables in order of their tags, four-byte steps.</summary>
internal static class Sfnt
{
    public static byte[] Assemble(IReadOnlyDictionary<string, byte[]> tables)
    {
        var ordered = tables.OrderBy(table => table.Key, StringComparer.Ordinal).ToList();
        var file = new byte[12 + 16 * ordered.Count + ordered.Sum(table => Padded(table.Value.Length))];
        var power = BitOperations.Log2((uint)ordered.Count);
        BinaryPrimitives.WriteUInt32BigEndian(file, 0x00010000);
        U16(file, 4, ordered.Count);
        U16(file, 6, 16 << power);
        U16(file, 8, power);
        U16(file, 10, 16 * ordered.Count - (16 << power));
        var position = 12 + 16 * ordered.Count;
        for (var i = 0; i < ordered.Count; i++)
        {
            var (tag, table) = ordered[i];
            var entry = file.AsSpan(12 + 16 * i, 16);
            Encoding.ASCII.GetBytes(tag, entry);
            table.CopyTo(file, position);
            BinaryPrimitives.WriteUInt32BigEndian(entry[4..], Sum(file.AsSpan(position, Padded(table.Length))));
            BinaryPrimitives.WriteUInt32BigEndian(entry[8..], (uint)position);
            BinaryPrimitives.WriteUInt32BigEndian(entry[12..], (uint)table.Length);
            position += Padded(table.Length);
        }
        return file;
    }

    private static int Padded(int length) => (length + 3) & ~3;

    private static uint Sum(ReadOnlySpan<byte> words)
    {
        uint sum = 0;
        for (var i = 0; i < words.Length; i += 4)
            sum += BinaryPrimitives.ReadUInt32BigEndian(words[i..]);
        return sum;
    }

    private static void U16(byte[] file, int at, int value) =>
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(at), (ushort)value);
}
