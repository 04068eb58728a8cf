using System.Buffers.Binary;

namespace Caika.Imaging.Images;

/// <summary>Reads the size from the information header of a Windows bitmap; the old 12-byte OS/2 header is not taken.</summary>
internal static class BmpHeader
{
    private const int FileHeaderBytes = 14;

    public static PictureHeader? TryRead(ReadOnlySpan<byte> file)
    {
        if (file.Length < FileHeaderBytes + 40 || BinaryPrimitives.ReadUInt32LittleEndian(file[FileHeaderBytes..]) < 40)
            return null;
        var width = BinaryPrimitives.ReadInt32LittleEndian(file[18..]);
        var height = BinaryPrimitives.ReadInt32LittleEndian(file[22..]);
        // A negative height means "rows from the top"; int.MinValue has no positive twin.
        if (width <= 0 || height is 0 or int.MinValue)
            return null;
        return new(PictureFormat.Bmp, width, Math.Abs(height));
    }
}
