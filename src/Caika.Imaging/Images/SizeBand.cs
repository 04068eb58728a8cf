using System.Globalization;

namespace Caika.Imaging.Images;

/// <summary>The bytes a file may have, both ends included.</summary>
/// <param name="Min">Fewest bytes.</param>
/// <param name="Max">Most bytes.</param>
public readonly record struct SizeBand(int Min, int Max)
{
    /// <summary>True when a file of this length lies in the band.</summary>
    public bool Contains(long bytes) => bytes >= Min && bytes <= Max;

    /// <summary>"14000..1048576", as findings write limits.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Min}..{Max}");
}
