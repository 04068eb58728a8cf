namespace Caika.Imaging.Images;

/// <summary>Format and size of a picture, read from its first bytes; no decoder has run and nothing was allocated.</summary>
/// <param name="Format">Format by magic number.</param>
/// <param name="Width">Stored width in pixels, before any turn.</param>
/// <param name="Height">Stored height in pixels, before any turn.</param>
/// <param name="BitsPerChannel">8, or 16 for some PNG files; 0 when the header does not say it.</param>
/// <param name="Animated">Holds several pictures that follow one another.</param>
/// <param name="Orientation">EXIF orientation 1 to 8; Skia reads it from JPEG alone, so this is read here for every format.</param>
public sealed record PictureHeader(
    PictureFormat Format,
    int Width,
    int Height,
    int BitsPerChannel = 8,
    bool Animated = false,
    int Orientation = 1)
{
    /// <summary>Width times height, as 64 bits: a hostile header overflows 32.</summary>
    public long Pixels => (long)Width * Height;

    /// <summary>Reads the header; null when the bytes are no JPEG, PNG, WebP or BMP, or their header is broken.</summary>
    public static PictureHeader? TryRead(ReadOnlySpan<byte> file) => PictureFormats.Of(file) switch
    {
        PictureFormat.Jpeg => JpegHeader.TryRead(file) is { } jpeg
            ? new(PictureFormat.Jpeg, jpeg.Width, jpeg.Height, jpeg.Precision, false, jpeg.Orientation)
            : null,
        PictureFormat.Png => PngHeader.TryRead(file),
        PictureFormat.WebP => WebPHeader.TryRead(file),
        PictureFormat.Bmp => BmpHeader.TryRead(file),
        _ => null,
    };
}
