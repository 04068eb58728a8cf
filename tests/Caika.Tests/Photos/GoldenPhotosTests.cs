using System.Globalization;
using Caika.Demo;
using Caika.Imaging.Faces;
using Caika.Imaging.Findings;
using Caika.Imaging.Models;
using Caika.Imaging.Photos;
using Caika.RulePacks;

namespace Caika.Tests.Photos;

/// <summary>
/// Drawn portraits with known faults, every rule's verdict and raw value, compared with a table that was looked through once. A
/// change of a net, a measure or a limit shows here; the table of the last run lies in artifacts/golden-photos.tsv.
/// </summary>
public sealed class GoldenPhotosTests : IDisposable
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    // Faults and the rules that must say so; everything else in a row is compared with the table alone.
    private static readonly Dictionary<PortraitVariant, string[]> Faults = new()
    {
        [PortraitVariant.Good] = [],
        [PortraitVariant.Grey] = ["P05"],
        [PortraitVariant.BlueWall] = ["P07"],
        [PortraitVariant.GreyWall] = ["P07"],
        [PortraitVariant.OffWhiteWall] = ["P07"],
        [PortraitVariant.Framed] = ["P09"],
        [PortraitVariant.Blurred] = ["P19"],
        [PortraitVariant.Tilted] = ["P12"],
        [PortraitVariant.Glasses] = ["P14"],
        [PortraitVariant.DarkGlasses] = ["P14"],
        [PortraitVariant.HairOverEars] = ["P16"],
        [PortraitVariant.TooNear] = ["P10"],
        [PortraitVariant.TwoPeople] = ["P06"],
        [PortraitVariant.Lying] = ["P29F"],
        [PortraitVariant.Tiny] = ["P03"],
    };

    private readonly NetFolder _nets = NetFolder.OfThisMachine();

    [Fact]
    public void DrawnFaults_AreFoundAsInTheTable()
    {
        var pack = RulePack.Parse(RulePack.ShippedText("hunan-2019"));
        var inspector = new PhotoInspector(null, (rule, reason) => Assert.Fail($"{rule}: {reason}"), () => new FaceAnalyser(_nets));
        var people = MadeUpPeople.Create(7, 24, Today);
        List<string> rows = [];
        foreach (var (variant, faults) in Faults)
            foreach (var person in (int[])[0, 5])
            {
                var size = variant == PortraitVariant.Tiny ? (358, 441) : (590, 727);
                var report = inspector.Inspect(DrawnPortrait.Draw(people[person], 7, Today, variant, size.Item1, size.Item2), pack.Photo.Requirements);
                foreach (var rule in faults)
                    Assert.True(report.Answers.Single(a => a.RuleId == rule).Verdict == Verdict.NotMet, $"{variant} {person}: {rule} passed.");
                if (variant == PortraitVariant.Good)
                    Assert.Equal(Outcome.Pass, Outcomes.Of(pack.Dress(report.Findings, report.Fault)));
                rows.AddRange(report.Answers.Select(a => $"{variant}\t{person}\t{a.RuleId}\t{a.Verdict}\t{a.Measured}"));
            }
        var written = Path.Combine(SourceTree.Root, "artifacts", "golden-photos.tsv");
        File.WriteAllLines(written, rows);
        var golden = File.ReadAllLines(Path.Combine(SourceTree.Root, "tests", "Caika.Tests", "Photos", "golden-photos.tsv"));
        Assert.Equal(golden.Length, rows.Count);
        Assert.All(golden.Zip(rows), pair => Assert.True(IsSame(pair.First, pair.Second), $"table: {pair.First}\nnow:   {pair.Second}"));
    }

    // Raw values may move in the last digits from one processor to another.
    private static bool IsSame(string expected, string actual)
    {
        string[] one = expected.Split('\t'), other = actual.Split('\t');
        return one[..4].SequenceEqual(other[..4]) && one[4].Split(' ').Zip(other[4].Split(' ')).All(pair => IsNear(pair.First, pair.Second));
    }

    private static bool IsNear(string expected, string actual) =>
        expected == actual || (double.TryParse(expected, CultureInfo.InvariantCulture, out var a) && double.TryParse(actual, CultureInfo.InvariantCulture, out var b)
            && Math.Abs(a - b) <= Math.Max(0.06, 0.03 * Math.Abs(a)));

    public void Dispose() => _nets.Dispose();
}
