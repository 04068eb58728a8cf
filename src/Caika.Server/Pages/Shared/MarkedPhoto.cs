using System.Globalization;
using Caika.Imaging.Findings;

namespace Caika.Server.Pages.Shared;

/// <summary>One region over a picture: red must change, amber dashed a person decides; the number leads to the finding.</summary>
internal sealed record Mark(int Number, Region Region, Tone Tone);

/// <summary>A picture with regions in its own upright pixels.</summary>
/// <param name="Src">Address of the picture.</param>
/// <param name="Alt">What it shows, and how many marks it bears.</param>
/// <param name="Width">Width in pixels.</param>
/// <param name="Height">Height in pixels.</param>
/// <param name="Marks">The regions.</param>
internal sealed record MarkedPhoto(string Src, string Alt, int Width, int Height, IReadOnlyList<Mark> Marks)
{
    /// <summary>Numbers the findings from 1 as <see cref="FindingCard.Numbered"/> does and marks those with a region.</summary>
    public static MarkedPhoto Of(string src, string alt, int width, int height, IEnumerable<Finding> findings) => new(
        src,
        alt,
        width,
        height,
        [.. FindingCard.Numbered(findings)
            .Where(card => card.Finding.Region is not null)
            .Select(card => new Mark(card.Number, card.Finding.Region!, card.Tone))]);

    public double Radius => Math.Max(Width, Height) / 32.0;

    /// <summary>The number's centre: the region's upper left corner, kept inside the picture.</summary>
    public (double X, double Y) Badge(Region region) =>
        (Math.Clamp(region.X, Radius, Math.Max(Radius, Width - Radius)), Math.Clamp(region.Y, Radius, Math.Max(Radius, Height - Radius)));

    public static string Svg(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
