using System.Buffers.Binary;

namespace Caika.Imaging.Images;

/// <summary>Finds tag 0x0112 in an EXIF block, and nothing else: no other tag is ever interpreted.</summary>
internal static class ExifOrientation
{
    private const int OrientationTag = 0x0112;

    /// <summary>1 to 8 as in EXIF 2.3; 1 when the block is broken or says nothing.</summary>
    /// <param name="tiff">The block from its byte-order mark on.</param>
    public static int Read(ReadOnlySpan<byte> tiff)
    {
        if (tiff.Length < 14)
            return 1;
        var little = tiff.StartsWith("II"u8);
        if (!little && !tiff.StartsWith("MM"u8))
            return 1;
        var directory = U32(tiff[4..], little);
        if (directory > (uint)tiff.Length - 2)
            return 1;
        var entries = tiff[(int)directory..];
        var count = U16(entries, little);
        for (var i = 0; i < count && 14 + 12 * i <= entries.Length; i++)
        {
            var entry = entries.Slice(2 + 12 * i, 12);
            if (U16(entry, little) == OrientationTag)
                return U16(entry[8..], little) is >= 1 and <= 8 and var value ? value : 1;
        }
        return 1;
    }

    private static int U16(ReadOnlySpan<byte> at, bool little) =>
        little ? BinaryPrimitives.ReadUInt16LittleEndian(at) : BinaryPrimitives.ReadUInt16BigEndian(at);

    private static uint U32(ReadOnlySpan<byte> at, bool little) =>
        little ? BinaryPrimitives.ReadUInt32LittleEndian(at) : BinaryPrimitives.ReadUInt32BigEndian(at);
}
