namespace Caika.Demo;

/// <summary>Writes the turn a phone would write: an EXIF block that holds the orientation and nothing else.</summary>
internal static class ExifTurn
{
    /// <summary>The stored picture has to be turned by 90° clockwise.</summary>
    public const byte QuarterClockwise = 6;

    public static byte[] Insert(byte[] jpeg, byte orientation) =>
    [
        .. jpeg[..2],
        0xFF, 0xE1, 0, 34, .. "Exif\0\0"u8,
        .. "II"u8, 42, 0, 8, 0, 0, 0,                                   // little-endian TIFF, directory at 8
        1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0,       // one entry: tag 0x0112, one short
        0, 0, 0, 0,
        .. jpeg[2..],
    ];
}
