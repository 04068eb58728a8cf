using System.Buffers.Binary;

namespace Caika.Imaging.Images;

/// <summary>Reads size, depth and animation from the first chunks of a PNG.</summary>
internal static class PngHeader
{
    private const int SignatureBytes = 8, ChunkFrame = 12;

    public static PictureHeader? TryRead(ReadOnlySpan<byte> file)
    {
        if (file.Length < 33 || !file[12..16].SequenceEqual("IHDR"u8))
            return null;
        var width = BinaryPrimitives.ReadUInt32BigEndian(file[16..]);
        var height = BinaryPrimitives.ReadUInt32BigEndian(file[20..]);
        if (width is 0 or > int.MaxValue || height is 0 or > int.MaxValue)
            return null;
        return new(PictureFormat.Png, (int)width, (int)height, file[24] == 16 ? 16 : 8, IsAnimated(file));
    }

    // The animation chunk acTL stands before the first IDAT, or the file is a plain PNG.
    private static bool IsAnimated(ReadOnlySpan<byte> file)
    {
        long at = SignatureBytes;
        while (at + ChunkFrame <= file.Length)
        {
            var chunk = file[(int)at..];
            if (chunk[4..8].SequenceEqual("acTL"u8))
                return true;
            if (chunk[4..8].SequenceEqual("IDAT"u8))
                return false;
            at += ChunkFrame + BinaryPrimitives.ReadUInt32BigEndian(chunk);
        }
        return false;
    }
}
