using System.Buffers.Binary;
using Microsoft.Win32.SafeHandles;

namespace Caika.Platform.Documents.Zips;

/// <summary>
/// Reads the directory of an archive (APPNOTE 6.3). Our own reading: the library gives no bytes of names, so that GBK could
/// not be told from UTF-8, and it knows nothing of the Unicode path field, of links and of entries that share bytes.
/// </summary>
internal static class ZipDirectory
{
    private const uint EndMark = 0x06054B50, End64Mark = 0x06064B50, Locator64Mark = 0x07064B50, EntryMark = 0x02014B50;
    private const int EndLength = 22, LongestComment = ushort.MaxValue, EntryLength = 46;

    public static ZipContents Read(SafeFileHandle file, ZipLimits limits)
    {
        var length = RandomAccess.GetLength(file);
        if (FindEnd(file, length) is not { } end)
            return new([], ZipFault.NotAZip);
        if (end.Disk != 0)
            return new([], ZipFault.SeveralDisks);
        if (end.Size > limits.DirectoryBytes)
            return new([], ZipFault.DirectoryTooLarge);
        // Bytes before the archive (a program that unpacks itself) shift every place in it.
        var start = end.At - end.Size;
        var shift = start - end.Offset;
        if (start < 0 || shift < 0)
            return new([], ZipFault.DirectoryDamaged);
        var directory = new byte[end.Size];
        if (ReadAt(file, directory, start) < directory.Length)
            return new([], ZipFault.DirectoryDamaged);
        return Parse(directory, shift, start, end.Count, limits);
    }

    private static ZipContents Parse(byte[] directory, long shift, long limit, long count, ZipLimits limits)
    {
        var raw = new List<RawEntry>();
        var (at, fault) = (0, ZipFault.None);
        while (at + EntryLength <= directory.Length && BinaryPrimitives.ReadUInt32LittleEndian(directory.AsSpan(at)) == EntryMark)
        {
            if (raw.Count == limits.Entries)
            {
                fault = ZipFault.TooManyEntries;
                break;
            }
            if (RawEntry.Read(directory.AsSpan(at), shift) is not { } entry)
            {
                fault = ZipFault.DirectoryDamaged;
                break;
            }
            raw.Add(entry);
            at += entry.Length;
        }
        if (fault == ZipFault.None && raw.Count < count)
            fault = ZipFault.DirectoryDamaged;
        var names = ZipNames.Decode(raw);
        var shared = Shared(raw, limit);
        return new([.. raw.Select((entry, i) => new ZipItem(names[i], entry.Offset, entry.Packed, entry.Crc, entry.Method, entry.IsFolder(names[i]),
            shared.Contains(i) ? ZipFault.Overlapping : entry.Fault))], fault);
    }

    // Entries that reach into one another are how a small archive unpacks to petabytes.
    private static HashSet<int> Shared(List<RawEntry> raw, long limit)
    {
        var shared = new HashSet<int>();
        int[] order = [.. Enumerable.Range(0, raw.Count).OrderBy(i => raw[i].Offset)];
        var (reach, owner) = (0L, -1);
        foreach (var i in order)
        {
            var end = raw[i].Offset + 30 + raw[i].Name.Length + raw[i].Packed;
            if (raw[i].Offset < reach)
            {
                shared.Add(i);
                shared.Add(owner);
            }
            if (end > reach)
                (reach, owner) = (end, i);
            if (end > limit)
                shared.Add(i);
        }
        return shared;
    }

    private static End? FindEnd(SafeFileHandle file, long length)
    {
        var tail = new byte[(int)Math.Min(length, EndLength + LongestComment)];
        var start = length - tail.Length;
        ReadAt(file, tail, start);
        for (var i = tail.Length - EndLength; i >= 0; i--)
        {
            var record = tail.AsSpan(i);
            if (BinaryPrimitives.ReadUInt32LittleEndian(record) != EndMark)
                continue;
            var plain = new End(start + i, U16(record, 4), U16(record, 10), U32(record, 12), U32(record, 16));
            return plain.IsFar ? Far(file, plain) ?? plain : plain;
        }
        return null;
    }

    private static End? Far(SafeFileHandle file, End near)
    {
        var locator = new byte[20];
        if (near.At < 20 || ReadAt(file, locator, near.At - 20) < 20 || U32(locator, 0) != Locator64Mark)
            return null;
        var record = new byte[56];
        var at = (long)BinaryPrimitives.ReadUInt64LittleEndian(locator.AsSpan(8));
        if (at < 0 || ReadAt(file, record, at) < record.Length || U32(record, 0) != End64Mark)
            return null;
        var (count, size, offset) = (BinaryPrimitives.ReadInt64LittleEndian(record.AsSpan(32)), BinaryPrimitives.ReadInt64LittleEndian(record.AsSpan(40)), BinaryPrimitives.ReadInt64LittleEndian(record.AsSpan(48)));
        return count < 0 || size < 0 || offset < 0 ? null : new(at, (int)U32(record, 16), count, size, offset);
    }

    internal static int ReadAt(SafeFileHandle file, Span<byte> buffer, long at)
    {
        var done = 0;
        while (at >= 0 && done < buffer.Length && RandomAccess.Read(file, buffer[done..], at + done) is > 0 and var read)
            done += read;
        return done;
    }

    private static ushort U16(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes[at..]);

    private static uint U32(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]);

    private sealed record End(long At, int Disk, long Count, long Size, long Offset)
    {
        public bool IsFar => Count == ushort.MaxValue || Size == uint.MaxValue || Offset == uint.MaxValue;
    }
}
