using System.Buffers.Binary;

namespace Caika.Imaging.Images;

/// <summary>Reads size and animation from the first chunk of a WebP: lossy (VP8), lossless (VP8L) or extended (VP8X).</summary>
internal static class WebPHeader
{
    private const byte AnimationFlag = 0x02;

    public static PictureHeader? TryRead(ReadOnlySpan<byte> file)
    {
        if (file.Length < 30)
            return null;
        var kind = file[12..16];
        var body = file[20..];
        if (kind.SequenceEqual("VP8X"u8))
        {
            var animated = (body[0] & AnimationFlag) != 0;
            return new(PictureFormat.WebP, U24(body[4..]) + 1, U24(body[7..]) + 1, 8, animated, Orientation(file));
        }
        if (kind.SequenceEqual("VP8L"u8) && body[0] == 0x2F)
        {
            var bits = BinaryPrimitives.ReadUInt32LittleEndian(body[1..]);
            return new(PictureFormat.WebP, (int)(bits & 0x3FFF) + 1, (int)(bits >> 14 & 0x3FFF) + 1);
        }
        if (!kind.SequenceEqual("VP8 "u8) || !body[3..6].SequenceEqual((ReadOnlySpan<byte>)[0x9D, 0x01, 0x2A]))
            return null;
        var width = BinaryPrimitives.ReadUInt16LittleEndian(body[6..]) & 0x3FFF;
        var height = BinaryPrimitives.ReadUInt16LittleEndian(body[8..]) & 0x3FFF;
        return width == 0 || height == 0 ? null : new(PictureFormat.WebP, width, height);
    }

    // RIFF chunks are padded to an even length; some writers put the JPEG prefix before the block.
    private static int Orientation(ReadOnlySpan<byte> file)
    {
        long at = 12;
        while (at + 8 <= file.Length)
        {
            var chunk = file[(int)at..];
            var length = BinaryPrimitives.ReadUInt32LittleEndian(chunk[4..]);
            if (chunk.StartsWith("EXIF"u8) && length <= chunk.Length - 8)
            {
                var block = chunk.Slice(8, (int)length);
                return ExifOrientation.Read(block.StartsWith("Exif\0\0"u8) ? block[6..] : block);
            }
            at += 8 + length + (length & 1);
        }
        return 1;
    }

    private static int U24(ReadOnlySpan<byte> at) => at[0] | at[1] << 8 | at[2] << 16;
}
