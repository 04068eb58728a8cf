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
        var (animated, orientation) = ReadChunks(file);
        return new(PictureFormat.Png, (int)width, (int)height, file[24] == 16 ? 16 : 8, animated, orientation);
    }

    // The animation chunk acTL stands before the first IDAT or not at all; eXIf may stand behind it too.
    private static (bool Animated, int Orientation) ReadChunks(ReadOnlySpan<byte> file)
    {
        bool animated = false, pixelsSeen = false;
        long at = SignatureBytes;
        while (at + ChunkFrame <= file.Length)
        {
            var chunk = file[(int)at..];
            var length = BinaryPrimitives.ReadUInt32BigEndian(chunk);
            var type = chunk[4..8];
            animated |= !pixelsSeen && type.SequenceEqual("acTL"u8);
            pixelsSeen |= type.SequenceEqual("IDAT"u8);
            if (type.SequenceEqual("eXIf"u8) && length <= chunk.Length - ChunkFrame)
                return (animated, ExifOrientation.Read(chunk.Slice(8, (int)length)));
            at += ChunkFrame + length;
        }
        return (animated, 1);
    }
}
