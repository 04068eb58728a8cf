namespace Caika.Imaging.Images;

/// <summary>What the marker segments of a JPEG say, read before any decoder sees the bytes.</summary>
/// <param name="Width">Stored width in pixels, before any turn.</param>
/// <param name="Height">Stored height in pixels, before any turn.</param>
/// <param name="Components">1 grey, 3 colour, 4 CMYK or YCCK.</param>
/// <param name="Precision">Bits a sample.</param>
/// <param name="Progressive">Several scans, coarse to fine.</param>
/// <param name="Scans">Number of scans; a small file with thousands of them keeps a decoder busy for minutes.</param>
/// <param name="Orientation">EXIF orientation 1 to 8; 1 when nothing is said.</param>
/// <param name="HasExif">An EXIF block is there; it may hold the place and the camera.</param>
/// <param name="HasIcc">A colour profile is there.</param>
/// <param name="AdobeTransform">Colour transform of the Adobe segment; null without one.</param>
/// <param name="DotsPerInch">Density of the JFIF segment; null when absent or not per length.</param>
/// <param name="HasOtherMetadata">XMP, IPTC, comments, thumbnails or maker blocks are there.</param>
/// <param name="EndsWithMarker">The end marker is there; without it the file was cut off.</param>
/// <param name="TrailingBytes">Bytes after the end marker, as phones append them (MPO, motion pictures).</param>
public sealed record JpegHeader(
    int Width,
    int Height,
    int Components,
    int Precision,
    bool Progressive,
    int Scans,
    int Orientation,
    bool HasExif,
    bool HasIcc,
    int? AdobeTransform,
    int? DotsPerInch,
    bool HasOtherMetadata,
    bool EndsWithMarker,
    int TrailingBytes)
{
    /// <summary>Four components: made for print, and its colours mean nothing without a profile.</summary>
    public bool IsCmyk => Components == 4;

    /// <summary>Reads the header; null when the bytes are not a JPEG with exactly one well-formed Huffman-coded frame.</summary>
    public static JpegHeader? TryRead(ReadOnlySpan<byte> file) =>
        PictureFormats.Of(file) == PictureFormat.Jpeg ? new JpegHeaderReader().Read(file) : null;
}
