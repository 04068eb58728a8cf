namespace Caika.Imaging.Images;

/// <summary>How <see cref="SizeBandEncoder"/> may reach its band, best choice first.</summary>
public sealed record FitPolicy
{
    /// <summary>Pictures wider than this are scaled down, pixels; null keeps them.</summary>
    public int? MaxWidth { get; init; }

    /// <summary>Pictures higher than this are scaled down, pixels; null keeps them.</summary>
    public int? MaxHeight { get; init; }

    /// <summary>An uploaded JPEG that lies in the band already is kept even when it is larger than the two limits above.</summary>
    public bool KeepsLarger { get; init; }

    /// <summary>Never scaled below this width, pixels.</summary>
    public int MinWidth { get; init; } = 1;

    /// <summary>Never scaled below this height, pixels.</summary>
    public int MinHeight { get; init; } = 1;

    /// <summary>The JPEG quality that is tried first.</summary>
    public int Quality { get; init; } = 92;

    /// <summary>Quality gives way down to here before the picture is scaled down.</summary>
    public int LowQuality { get; init; } = 75;

    /// <summary>Quality of the last resort, at the smallest scale.</summary>
    public int LowestQuality { get; init; } = 50;

    /// <summary>How far a picture may be enlarged when quality 100 stays below the band.</summary>
    public double MaxEnlarging { get; init; } = 1.5;

    /// <summary>Colour at every pixel: for faces, where the band is wide.</summary>
    public bool FullChroma { get; init; }

    /// <summary>Density to write; null says "no unit".</summary>
    public int? DotsPerInch { get; init; }
}
