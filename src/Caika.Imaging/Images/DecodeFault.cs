namespace Caika.Imaging.Images;

/// <summary>Why a file could not be turned into a picture.</summary>
public enum DecodeFault
{
    /// <summary>It could.</summary>
    None = 0,

    /// <summary>The file has no bytes.</summary>
    Empty = 1,

    /// <summary>Not a format Caika opens (GIF, ZIP, PDF, text …).</summary>
    UnsupportedFormat = 2,

    /// <summary>The first bytes are right, the header behind them is not.</summary>
    BrokenHeader = 3,

    /// <summary>More than <see cref="DecodeLimits.MaxPixels"/>.</summary>
    TooManyPixels = 4,

    /// <summary>More than <see cref="DecodeLimits.MaxScans"/>.</summary>
    TooManyScans = 5,

    /// <summary>A JPEG with other than 8 bits, or with two or more than four channels.</summary>
    UnsupportedKind = 6,

    /// <summary>CMYK without a colour profile: its colours cannot be known.</summary>
    CmykWithoutProfile = 7,

    /// <summary>Several pictures in a row; which one is meant cannot be known.</summary>
    Animated = 8,

    /// <summary>The end of the file is missing.</summary>
    Truncated = 9,

    /// <summary>The decoder gave up in the middle.</summary>
    Damaged = 10,

    /// <summary>A HEIC file, and this machine has no program that opens one (Debian package <c>libheif-examples</c>).</summary>
    ConverterMissing = 11,

    /// <summary>A HEIC file that the program could not open, or not in the time allowed.</summary>
    ConversionFailed = 12,
}
