using System.Buffers.Binary;
using System.IO.Compression;
using Microsoft.Win32.SafeHandles;

namespace Caika.Platform.Documents.Zips;

/// <summary>Unpacks one entry; every byte is counted and nothing the headers say about lengths is believed.</summary>
internal static class ZipBytes
{
    private const uint LocalMark = 0x04034B50;
    private const ushort SumFollows = 8;

    /// <summary>The bytes, or why there are none. May be called by several threads with one file.</summary>
    public static (byte[]? Bytes, ZipFault Fault) Read(SafeFileHandle file, ZipItem item, ZipLimits limits)
    {
        using var memory = new MemoryStream();
        var fault = CopyTo(file, item, memory, limits);
        return fault == ZipFault.None ? (memory.ToArray(), fault) : (null, fault);
    }

    public static ZipFault CopyTo(SafeFileHandle file, ZipItem item, Stream output, ZipLimits limits)
    {
        if (item.Fault != ZipFault.None)
            return item.Fault;
        var header = new byte[30];
        if (ZipDirectory.ReadAt(file, header, item.Offset) < header.Length || BinaryPrimitives.ReadUInt32LittleEndian(header) != LocalMark)
            return ZipFault.Damaged;
        // The entry's own header may leave the sum out; if it says another one than the directory, somebody changed the archive.
        var flags = BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(6));
        var sum = BinaryPrimitives.ReadUInt32LittleEndian(header.AsSpan(14));
        if ((flags & SumFollows) == 0 && sum != 0 && sum != item.Crc)
            return ZipFault.Damaged;
        var start = item.Offset + header.Length + BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(26)) + BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(28));
        if (start + item.Packed > RandomAccess.GetLength(file))
            return ZipFault.Damaged;
        using var packed = new FileWindow(file, start, item.Packed);
        try
        {
            if (item.Method == 0)
                return Copy(packed, item, output, limits);
            using var unpacked = new DeflateStream(packed, CompressionMode.Decompress);
            return Copy(unpacked, item, output, limits);
        }
        catch (Exception reason) when (reason is InvalidDataException or EndOfStreamException or ArgumentOutOfRangeException)
        {
            return ZipFault.Damaged;
        }
    }

    private static ZipFault Copy(Stream from, ZipItem item, Stream output, ZipLimits limits)
    {
        var crc = 0u;
        var buffer = new byte[64 << 10];
        var counted = 0L;
        for (int read; (read = from.Read(buffer)) > 0;)
        {
            counted += read;
            if (counted > limits.EntryBytes)
                return ZipFault.TooLarge;
            if (counted > limits.RatioFrom && counted > item.Packed * limits.Ratio)
                return ZipFault.Ratio;
            crc = Crc32.Continue(crc, buffer.AsSpan(0, read));
            output.Write(buffer, 0, read);
        }
        return crc == item.Crc ? ZipFault.None : ZipFault.Damaged;
    }

    /// <summary>A part of a file as a stream; the file's own position is never used.</summary>
    private sealed class FileWindow(SafeFileHandle file, long start, long length) : Stream
    {
        private long _at;

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => length;
        public override long Position { get => _at; set => throw new NotSupportedException(); }

        public override int Read(Span<byte> buffer)
        {
            var read = RandomAccess.Read(file, buffer[..(int)Math.Min(buffer.Length, length - _at)], start + _at);
            _at += read;
            return read;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));
        public override void Flush() { }
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
