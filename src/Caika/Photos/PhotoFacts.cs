using System.Text.Json;
using Caika.Imaging.Faces;
using Caika.Imaging.Findings;
using Caika.Imaging.Photos;

namespace Caika.Photos;

/// <summary>A part of a photo that is looked at by itself (notice 四2(1)B names them).</summary>
internal enum PhotoPart
{
    /// <summary>衣领.</summary>
    Collar = 10,

    /// <summary>双耳.</summary>
    Ears = 20,

    /// <summary>头顶.</summary>
    Crown = 30,

    /// <summary>眼镜.</summary>
    Eyes = 40,

    /// <summary>颈部.</summary>
    Neck = 50,
}

/// <summary>What is kept beside a photo of what was seen in it.</summary>
internal static class PhotoFacts
{
    internal static string MeasuredOf(PhotoReport report) => JsonSerializer.Serialize(
        report.Answers.Where(a => a.Measured is { Length: > 0 }).ToDictionary(a => a.RuleId, a => a.Measured));

    /// <summary>Each measured value by the code of its rule.</summary>
    internal static IReadOnlyDictionary<string, string> Measured(string text) => JsonSerializer.Deserialize<Dictionary<string, string>>(text) ?? [];

    internal static string PartsOf(PhotoReport report) => report.Analysis is not { QuarterTurns: 0, Face.Regions: { } regions } ? ""
        : JsonSerializer.Serialize(new Dictionary<PhotoPart, double[][]>
        {
            [PhotoPart.Collar] = [Numbers(regions.Collar)],
            [PhotoPart.Ears] = [Numbers(regions.LeftEar), Numbers(regions.RightEar)],
            [PhotoPart.Crown] = [Numbers(regions.Crown)],
            [PhotoPart.Eyes] = [Numbers(regions.Eyes)],
            [PhotoPart.Neck] = [Numbers(regions.Neck)],
        });

    /// <summary>Where a part lies: one rectangle, of ears two; none when the photo had no upright face.</summary>
    internal static IReadOnlyList<Region> Places(string parts, PhotoPart part) =>
        parts.Length > 0 && JsonSerializer.Deserialize<Dictionary<PhotoPart, double[][]>>(parts)?.GetValueOrDefault(part) is { } places
            ? [.. places.Select(p => new Region(p[0], p[1], p[2], p[3]))] : [];

    /// <summary>A miss that refuses outweighs any number of doubts; hints only order photos that are otherwise equal.</summary>
    internal static int RiskOf(IEnumerable<Finding> findings, string lookedAt)
    {
        var settled = lookedAt.Split(' ');
        return findings.Where(f => !settled.Contains(f.RuleId)).Sum(f => (f.Level, f.Verdict) switch
        {
            (Level.Refuse, Verdict.NotMet) => 1000,
            (Level.Refuse, _) => 30,
            (Level.Review, Verdict.NotMet) => 20,
            (Level.Review, _) => 8,
            _ => 1,
        });
    }

    private static double[] Numbers(Region region) => [region.X, region.Y, region.Width, region.Height];
}
