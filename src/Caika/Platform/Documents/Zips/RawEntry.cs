using System.Buffers.Binary;

namespace Caika.Platform.Documents.Zips;

/// <summary>One record of an archive's directory before its name is decoded.</summary>
internal sealed record RawEntry(byte[] Name, byte[]? UnicodePath, bool IsUtf8, long Offset, long Packed, uint Crc, ushort Method, int UnixKind, bool HasFolderMark, ZipFault Fault, int Length)
{
    private const int Fixed = 46, LinkKind = 0xA, FileKind = 0x8, FolderKind = 0x4;
    private const ushort Zip64 = 0x0001, UnicodePathField = 0x7075, Deflated = 8;

    /// <summary>Null when the record does not fit its own lengths.</summary>
    public static RawEntry? Read(ReadOnlySpan<byte> bytes, long shift)
    {
        var (flags, method) = (U16(bytes, 8), U16(bytes, 10));
        var (nameLength, extraLength, commentLength) = (U16(bytes, 28), U16(bytes, 30), U16(bytes, 32));
        var length = Fixed + nameLength + extraLength + commentLength;
        if (length > bytes.Length)
            return null;
        var name = bytes.Slice(Fixed, nameLength).ToArray();
        long packed = U32(bytes, 20), size = U32(bytes, 24), offset = U32(bytes, 42);
        byte[]? unicode = null;
        for (var extra = bytes.Slice(Fixed + nameLength, extraLength); extra.Length >= 4;)
        {
            var (id, fieldLength) = (U16(extra, 0), U16(extra, 2));
            if (4 + fieldLength > extra.Length)
                break;
            var field = extra.Slice(4, fieldLength);
            if (id == Zip64)
                Widen(field, ref size, ref packed, ref offset);
            else if (id == UnicodePathField && field.Length > 5 && field[0] == 1 && U32(field, 1) == Crc32.Of(name))
                unicode = field[5..].ToArray();
            extra = extra[(4 + fieldLength)..];
        }
        // The upper byte names the system that wrote the attributes: 3 is Unix, 19 macOS.
        var attributes = U32(bytes, 38);
        var unix = U16(bytes, 4) >> 8 is 3 or 19 ? (int)(attributes >> 28) : 0;
        return new(name, unicode, (flags & 0x800) != 0, offset + shift, packed, U32(bytes, 16), method, unix, (attributes & 0x10) != 0, FaultOf(flags, method, unix, offset, packed), length);
    }

    public bool IsFolder(string name) => name.EndsWith('/') || name.EndsWith('\\') || UnixKind == FolderKind || (HasFolderMark && Packed == 0);

    private static ZipFault FaultOf(int flags, ushort method, int unix, long offset, long packed)
    {
        if ((flags & 0x2041) != 0)
            return ZipFault.Encrypted;
        if (unix is not (0 or FileKind or FolderKind))
            return ZipFault.Link; // devices and pipes too
        if (offset < 0 || packed < 0)
            return ZipFault.Damaged;
        return method is 0 or Deflated ? ZipFault.None : ZipFault.Method;
    }

    private static void Widen(ReadOnlySpan<byte> field, ref long size, ref long packed, ref long offset)
    {
        Take(ref field, ref size);
        Take(ref field, ref packed);
        Take(ref field, ref offset);

        static void Take(ref ReadOnlySpan<byte> field, ref long value)
        {
            if (value != uint.MaxValue)
                return;
            value = field.Length >= 8 ? BinaryPrimitives.ReadInt64LittleEndian(field) : -1;
            field = field.Length >= 8 ? field[8..] : [];
        }
    }

    private static ushort U16(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes[at..]);

    private static uint U32(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]);
}
