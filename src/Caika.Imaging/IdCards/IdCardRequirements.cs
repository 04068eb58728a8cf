using Caika.Imaging.Images;

namespace Caika.Imaging.IdCards;

/// <summary>What a campaign asks of a picture of an identity card, as numbers.</summary>
public sealed record IdCardRequirements
{
    /// <summary>Bytes a picture may have. 50K–80K with K read as 1,000 and as 1,024: everything that either reading allows.</summary>
    public SizeBand UploadBand { get; init; } = new(50_000, 81_920);

    /// <summary>Bytes a picture that leaves has: what both readings of K allow.</summary>
    public SizeBand LeavingBand { get; init; } = new(51_200, 80_000);

    /// <summary>A picture outside the band is judged by the file made from it: phones take pictures of 2 to 8 MB.</summary>
    public bool FitIntoBand { get; init; } = true;

    /// <summary>Colour spread (see <see cref="ColourSpread"/>) below which a picture counts as a black-and-white copy.</summary>
    public double MinColourSpread { get; init; } = 6.5;

    /// <summary>How far a card may reach beyond the picture by its print, as a share of its width: reading its place is that exact.</summary>
    public double MaxBeyond { get; init; } = 0.026;

    /// <summary>Share of the card that a reflection may wash out.</summary>
    public double MaxGlare { get; init; } = 0.0015;

    /// <summary>Share above which a white place is no reflection: the picture is bright as a whole.</summary>
    public double MaxReflection { get; init; } = 0.105;

    /// <summary>Steepness of the print's edges, as a share of its contrast, below which a card counts as blurred.</summary>
    public double MinSharpness { get; init; } = 0.15;

    /// <summary>Regular grain (strongest frequency against the mean of those about as high) above which a picture may show a screen or a print in dots.</summary>
    public double MaxScreen { get; init; } = 90;

    /// <summary>Long side, pixels, of a file that has to be encoded anew, at most; 80 KB cannot hold more detail.</summary>
    public int MaxLongSide { get; init; } = 1600;

    /// <summary>Short side below which the file that leaves is not scaled down, pixels: 856×540 shows a card at 10 dots a millimetre.</summary>
    public int MinShortSide { get; init; } = 540;

    /// <summary>The limits of the Hunan notice of 2019.</summary>
    public static IdCardRequirements Hunan2019 { get; } = new();

    // The straightened card keeps its size; it is enlarged only where it would otherwise be too small a file.
    internal FitPolicy CardPolicy => new() { MinWidth = 1000, MinHeight = 630, LowQuality = 40, LowestQuality = 30, MaxEnlarging = 1.9 };

    internal FitPolicy FitPolicy => new()
    {
        MaxWidth = MaxLongSide,
        MaxHeight = MaxLongSide,
        KeepsLarger = true,
        MinWidth = MinShortSide,
        MinHeight = MinShortSide,
        LowQuality = 65,    // small print is read better from more pixels than from finer ones
        LowestQuality = 40,
    };
}
