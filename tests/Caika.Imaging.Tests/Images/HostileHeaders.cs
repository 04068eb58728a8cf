using System.Buffers.Binary;
using System.IO.Compression;

namespace Caika.Imaging.Tests.Images;

/// <summary>Files built by hand whose headers promise what the bytes do not hold.</summary>
internal static class HostileHeaders
{
    /// <summary>Start, one frame header, one scan header, end: no pixels at all.</summary>
    public static byte[] Jpeg(int width, int height, int components = 3, int precision = 8, byte frame = 0xC0, int scans = 1)
    {
        using var file = new MemoryStream();
        file.Write([0xFF, 0xD8, 0xFF, frame, 0, (byte)(8 + 3 * components), (byte)precision]);
        file.Write([(byte)(height >> 8), (byte)height, (byte)(width >> 8), (byte)width, (byte)components]);
        for (byte i = 1; i <= components; i++)
            file.Write([i, 0x11, 0]);
        for (var scan = 0; scan < scans; scan++)
        {
            file.Write([0xFF, 0xDA, 0, (byte)(6 + 2 * components), (byte)components]);
            for (byte i = 1; i <= components; i++)
                file.Write([i, 0]);
            file.Write([0, 63, 0, 0x55]);
        }
        file.Write([0xFF, 0xD9]);
        return file.ToArray();
    }

    public static byte[] Png(int width, int height, bool animated = false, int orientation = 1)
    {
        using var file = new MemoryStream();
        file.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9]) = (8, 2);
        Chunk(file, "IHDR"u8, header);
        if (animated)
            Chunk(file, "acTL"u8, [0, 0, 0, 2, 0, 0, 0, 0]);
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest))
            zlib.Write(new byte[64]);
        Chunk(file, "IDAT"u8, packed.ToArray());
        Chunk(file, "eXIf"u8, JpegSurgery.Tiff(orientation));
        Chunk(file, "IEND"u8, []);
        return file.ToArray();
    }

    public static byte[] Bmp(int width, int height)
    {
        var file = new byte[64];
        "BM"u8.CopyTo(file);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(2), 54 + (width * 3 + 3) / 4 * 4 * height);
        file[10] = 54;
        file[14] = 40;
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(18), width);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(22), height);
        (file[26], file[28]) = (1, 24);
        return file;
    }

    public static byte[] WebP(int width, int height, bool animated = false, int orientation = 1)
    {
        var file = new byte[64];
        "RIFF"u8.CopyTo(file);
        file[4] = 56;
        "WEBPVP8X"u8.CopyTo(file.AsSpan(8));
        file[16] = 10;
        file[20] = (byte)(animated ? 2 : 0);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(24), width - 1);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(27), height - 1);
        "EXIF"u8.CopyTo(file.AsSpan(30));
        file[34] = 26;
        JpegSurgery.Tiff(orientation).CopyTo(file, 38);
        return file;
    }

    private static void Chunk(MemoryStream file, ReadOnlySpan<byte> type, ReadOnlySpan<byte> body)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, body.Length);
        file.Write(number);
        byte[] typed = [.. type, .. body];
        file.Write(typed);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc32(typed));
        file.Write(number);
    }

    private static uint Crc32(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) != 0 ? crc >> 1 ^ 0xEDB88320 : crc >> 1;
        }
        return ~crc;
    }
}
