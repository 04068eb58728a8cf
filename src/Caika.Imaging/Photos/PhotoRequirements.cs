using Caika.Imaging.Images;

namespace Caika.Imaging.Photos;

/// <summary>What a campaign asks of a photo, as numbers; whether a miss refuses or hints is the rule pack's business.</summary>
public sealed record PhotoRequirements
{
    /// <summary>Bytes a photo may have. 14K–1M with K read as 1,000 and as 1,024: everything that either reading allows.</summary>
    public SizeBand UploadBand { get; init; } = new(14_000, 1_048_576);

    /// <summary>Bytes a photo that leaves has: what both readings of K allow.</summary>
    public SizeBand LeavingBand { get; init; } = new(14_336, 1_000_000);

    /// <summary>
    /// A photo outside the band, or of another format, is judged by the file made from it. False judges the uploaded file alone,
    /// and makes none.
    /// </summary>
    public bool FitIntoBand { get; init; } = true;

    /// <summary>Fewest pixels across: one inch (25 mm) at 300 dots per inch.</summary>
    public int MinWidth { get; init; } = 295;

    /// <summary>Fewest pixels down: 35 mm at 300 dots per inch.</summary>
    public int MinHeight { get; init; } = 413;

    /// <summary>Colour spread (see <see cref="ColourSpread"/>) below which a photo counts as black and white.</summary>
    public double MinColourSpread { get; init; } = 6;

    /// <summary>The file that leaves is scaled down to this width at most; null keeps the photo's own pixels.</summary>
    public int? MaxWidth { get; init; }

    /// <summary>The file that leaves is scaled down to this height at most; null keeps the photo's own pixels.</summary>
    public int? MaxHeight { get; init; }

    /// <summary>
    /// Long side that is enough, pixels: a larger JPEG is shrunk in steps of an eighth while it is decoded, which saves most
    /// of its memory. A head that fills a fifth of such a picture still has 600 pixels.
    /// </summary>
    public int EnoughLongSide { get; init; } = 3000;

    /// <summary>Density written into the file that leaves, for example 350 for 358×441 on 26×32 mm; null leaves it alone.</summary>
    public int? DotsPerInch { get; init; }

    /// <summary>The numbers of the rules that look at the face and behind it.</summary>
    public FaceLimits Face { get; init; } = new();

    /// <summary>The limits of the Hunan notice of 2019.</summary>
    public static PhotoRequirements Hunan2019 { get; } = new();

    internal FitPolicy FitPolicy => new()
    {
        MaxWidth = MaxWidth,
        MaxHeight = MaxHeight,
        MinWidth = MinWidth,
        MinHeight = MinHeight,
        FullChroma = true,
        DotsPerInch = DotsPerInch,
    };
}
