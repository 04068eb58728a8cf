using System.Security.Cryptography;

namespace Caika.Imaging.Images;

/// <summary>A file as somebody sent it, opened once: what it is, what its header says, and its pixels if it has any.</summary>
public sealed class UploadedPicture
{
    private UploadedPicture(ReadOnlyMemory<byte> file, PictureHeader? header, DecodedPicture decoded)
    {
        (File, Header, Fault, Picture, WasSrgb) = (file, header, decoded.Fault, decoded.Picture, decoded.WasSrgb);
        Format = PictureFormats.Of(file.Span);
        Jpeg = JpegHeader.TryRead(file.Span);
        Orientation = decoded.Orientation;
        Sha256 = Convert.ToHexStringLower(SHA256.HashData(file.Span));
    }

    /// <summary>The bytes as they came.</summary>
    public ReadOnlyMemory<byte> File { get; }

    /// <summary>SHA-256 of the bytes, 64 lower-case hexadecimal digits.</summary>
    public string Sha256 { get; }

    /// <summary>Format by magic number.</summary>
    public PictureFormat Format { get; }

    /// <summary>Stored size; of a HEIC file the size after conversion; null when no header could be read.</summary>
    public PictureHeader? Header { get; }

    /// <summary>The facts of a JPEG; null for everything else.</summary>
    public JpegHeader? Jpeg { get; }

    /// <summary>Why there are no pixels.</summary>
    public DecodeFault Fault { get; }

    /// <summary>The upright picture; null when <see cref="Fault"/> says why. A large JPEG may have been shrunk while decoding.</summary>
    public Picture? Picture { get; }

    /// <summary>EXIF orientation 1 to 8 that was applied to <see cref="Picture"/>.</summary>
    public int Orientation { get; }

    /// <summary>The stored colours are sRGB.</summary>
    public bool WasSrgb { get; }

    /// <summary>Width of the upright original in pixels, 0 when unknown.</summary>
    public int Width => (Orientation >= 5 ? Header?.Height : Header?.Width) ?? 0;

    /// <summary>Height of the upright original in pixels, 0 when unknown.</summary>
    public int Height => (Orientation >= 5 ? Header?.Width : Header?.Height) ?? 0;

    /// <summary>Opens a file; whatever is wrong with it stands in <see cref="Fault"/>, never in an exception.</summary>
    /// <param name="file">The whole file.</param>
    /// <param name="heic">Opens HEIC; null when this machine is not meant to.</param>
    /// <param name="longSide">Long side that is enough, pixels; 0 keeps every pixel.</param>
    public static UploadedPicture Open(ReadOnlyMemory<byte> file, HeicConverter? heic = null, int longSide = 0)
    {
        if (PictureFormats.Of(file.Span) != PictureFormat.Heic)
            return new(file, PictureHeader.TryRead(file.Span), PictureDecoder.Decode(file, longSide));
        // HEIF turns pictures by a property of its own, which the program has applied; the EXIF turn beside it repeats it.
        var converted = heic?.Convert(file.Span) ?? new(DecodeFault.ConverterMissing);
        return converted.Png is { } png
            ? new(file, PictureHeader.TryRead(png), PictureDecoder.Decode(png, longSide, alreadyUpright: true))
            : new(file, null, new(converted.Fault));
    }
}
