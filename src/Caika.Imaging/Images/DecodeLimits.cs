namespace Caika.Imaging.Images;

/// <summary>Where decoding stops before it starts. No phone and no studio comes near, apart from 48-megapixel modes.</summary>
public static class DecodeLimits
{
    /// <summary>Most pixels of a picture; at 4 bytes each 160 MB are held while it is decoded.</summary>
    public const long MaxPixels = 40_000_000;

    /// <summary>Most scans of a progressive JPEG; writers make about 10.</summary>
    public const int MaxScans = 100;
}
