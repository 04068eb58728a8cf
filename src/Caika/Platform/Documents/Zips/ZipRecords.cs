using System.Buffers.Binary;
using System.Text;

namespace Caika.Platform.Documents.Zips;

/// <param name="Method">0 stored, 8 deflated.</param>
internal sealed record ZipEntry(string Name, uint Crc, int Packed, int Size, ushort Method)
{
    /// <summary>The name in another encoding than UTF-8, for programs that know no other.</summary>
    internal byte[]? RawName { get; init; }

    /// <summary>Extra fields, the same in both headers.</summary>
    internal byte[] Extra { get; init; } = [];

    internal byte[] NameBytes => RawName ?? Encoding.UTF8.GetBytes(Name);
}

/// <summary>The headers of a zip file, as APPNOTE 6.3 lays them out.</summary>
internal static class ZipRecords
{
    private const ushort Zip64Version = 45;
    private const uint Elsewhere = 0xFFFFFFFF; // the true value stands in the zip64 record

    public static byte[] Local(ZipEntry entry, uint time, ushort flags)
    {
        var name = entry.NameBytes;
        using var record = new RecordWriter();
        record.U32(0x04034B50).U16(20).U16(flags).U16(entry.Method).U32(time).U32(entry.Crc)
            .U32((uint)entry.Packed).U32((uint)entry.Size).U16(name.Length).U16(entry.Extra.Length).Bytes(name).Bytes(entry.Extra);
        return record.ToArray();
    }

    public static byte[] Central(ZipEntry entry, long offset, uint time, ushort flags)
    {
        var name = entry.NameBytes;
        var far = offset >= Elsewhere;
        using var record = new RecordWriter();
        record.U32(0x02014B50).U16(far ? Zip64Version : 20).U16(far ? Zip64Version : 20).U16(flags).U16(entry.Method).U32(time)
            .U32(entry.Crc).U32((uint)entry.Packed).U32((uint)entry.Size).U16(name.Length).U16(entry.Extra.Length + (far ? 12 : 0)).U16(0).U16(0).U16(0)
            .U32(0).U32(far ? Elsewhere : (uint)offset).Bytes(name).Bytes(entry.Extra);
        if (far)
            record.U16(1).U16(8).U64(offset);
        return record.ToArray();
    }

    public static byte[] End(int count, long start, long length, int commentLength)
    {
        using var record = new RecordWriter();
        var large = count >= ushort.MaxValue || start >= Elsewhere || length >= Elsewhere;
        if (large)
        {
            record.U32(0x06064B50).U64(44).U16(Zip64Version).U16(Zip64Version).U32(0).U32(0).U64(count).U64(count).U64(length).U64(start);
            record.U32(0x07064B50).U32(0).U64(start + length).U32(1);
        }
        var shown = large ? ushort.MaxValue : count;
        record.U32(0x06054B50).U16(0).U16(0).U16(shown).U16(shown)
            .U32(large ? Elsewhere : (uint)length).U32(large ? Elsewhere : (uint)start).U16(commentLength);
        return record.ToArray();
    }

    private sealed class RecordWriter : IDisposable
    {
        private readonly MemoryStream record = new();

        public RecordWriter U16(int value) => Number(value, 2);

        public RecordWriter U32(uint value) => Number(value, 4);

        public RecordWriter U64(long value) => Number(value, 8);

        public RecordWriter Bytes(byte[] bytes)
        {
            record.Write(bytes);
            return this;
        }

        public byte[] ToArray() => record.ToArray();

        public void Dispose() => record.Dispose();

        private RecordWriter Number(long value, int size)
        {
            Span<byte> bytes = stackalloc byte[8];
            BinaryPrimitives.WriteInt64LittleEndian(bytes, value);
            record.Write(bytes[..size]);
            return this;
        }
    }
}
