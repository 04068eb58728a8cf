namespace Caika.Imaging.Images;

/// <summary>What a file is by its first bytes; its name and its declared type are never asked.</summary>
public enum PictureFormat
{
    /// <summary>Nothing Caika knows.</summary>
    Other = 0,

    /// <summary>No bytes at all.</summary>
    Empty = 1,

    /// <summary>JPEG (ISO/IEC 10918).</summary>
    Jpeg = 2,

    /// <summary>PNG.</summary>
    Png = 3,

    /// <summary>WebP in its RIFF envelope.</summary>
    WebP = 4,

    /// <summary>Windows bitmap.</summary>
    Bmp = 5,

    /// <summary>HEIC or HEIF, what iPhones store by default.</summary>
    Heic = 6,

    /// <summary>GIF.</summary>
    Gif = 7,

    /// <summary>ZIP, and with it every Office document.</summary>
    Zip = 8,

    /// <summary>PDF.</summary>
    Pdf = 9,
}

/// <summary>Tells formats apart.</summary>
public static class PictureFormats
{
    private static ReadOnlySpan<byte> PngSignature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    // Brands of the ISO media file box that libheif opens; AVIF carries the same box and is left out on purpose.
    private static readonly string[] HeicBrands = ["heic", "heix", "hevc", "hevx", "heim", "heis", "mif1", "msf1"];

    /// <summary>Reads the magic number.</summary>
    /// <param name="file">The file, or at least its first 16 bytes.</param>
    public static PictureFormat Of(ReadOnlySpan<byte> file)
    {
        if (file.IsEmpty)
            return PictureFormat.Empty;
        if (file.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]))
            return PictureFormat.Jpeg;
        if (file.StartsWith(PngSignature))
            return PictureFormat.Png;
        if (file.Length >= 12 && file.StartsWith("RIFF"u8) && file[8..12].SequenceEqual("WEBP"u8))
            return PictureFormat.WebP;
        if (file.Length >= 12 && file[4..8].SequenceEqual("ftyp"u8))
            return IsHeicBrand(file[8..12]) ? PictureFormat.Heic : PictureFormat.Other;
        if (file.StartsWith("GIF8"u8))
            return PictureFormat.Gif;
        if (file.StartsWith("PK\x03\x04"u8) || file.StartsWith("PK\x05\x06"u8))
            return PictureFormat.Zip;
        if (file.StartsWith("%PDF-"u8))
            return PictureFormat.Pdf;
        return file.StartsWith("BM"u8) ? PictureFormat.Bmp : PictureFormat.Other;
    }

    private static bool IsHeicBrand(ReadOnlySpan<byte> brand)
    {
        foreach (var known in HeicBrands)
            if (brand.SequenceEqual(System.Text.Encoding.ASCII.GetBytes(known)))
                return true;
        return false;
    }
}
