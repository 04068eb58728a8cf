using System.Buffers.Binary;

namespace Caika.Imaging.Tests.Images;

/// <summary>Puts segments into a JPEG directly behind its start marker, or bytes behind its end.</summary>
internal static class JpegSurgery
{
    public static byte[] WithSegment(byte[] jpeg, byte marker, ReadOnlySpan<byte> body)
    {
        var length = new byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(length, (ushort)(body.Length + 2));
        return [.. jpeg[..2], 0xFF, marker, .. length, .. body, .. jpeg[2..]];
    }

    public static byte[] WithExif(byte[] jpeg, int orientation) => WithSegment(jpeg, 0xE1, [.. "Exif\0\0"u8, .. Tiff(orientation)]);

    /// <summary>A TIFF block of 26 bytes that holds the orientation and nothing else.</summary>
    public static byte[] Tiff(int orientation) =>
        [.. "II"u8, 42, 0, 8, 0, 0, 0, 1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, (byte)orientation, 0, 0, 0, 0, 0, 0, 0];

    public static byte[] WithComment(byte[] jpeg) => WithSegment(jpeg, 0xFE, "made by a phone"u8);

    public static byte[] WithXmp(byte[] jpeg) => WithSegment(jpeg, 0xE1, "http://ns.adobe.com/xap/1.0/\0<x:xmpmeta/>"u8);

    public static byte[] WithIptc(byte[] jpeg) => WithSegment(jpeg, 0xED, "Photoshop 3.0\0somebody"u8);

    public static byte[] WithTrailingBytes(byte[] jpeg) => [.. jpeg, .. jpeg];
}
