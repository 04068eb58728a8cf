using Caika.Platform.Documents.Zips;

namespace Caika.Intake.Sources;

/// <summary>How much may come in at once.</summary>
internal sealed record SourceLimits
{
    public ZipLimits Zip { get; init; } = new();

    /// <summary>Files of all sources together.</summary>
    public int Files { get; init; } = 200_000;

    /// <summary>Unpacked bytes of all archives together.</summary>
    public long UnpackedBytes { get; init; } = 200L << 30;

    /// <summary>A ZIP in a ZIP in a ZIP; nobody packs deeper.</summary>
    public int Nesting { get; init; } = 3;

    /// <summary>An archive inside another.</summary>
    public long NestedBytes { get; init; } = 4L << 30;
}
