namespace Caika.Demo;

/// <summary>
/// Seeds that let the people of one unit look unlike one another: drawn faces share a few shapes and colours, and two that are
/// too much alike are taken for one picture sent twice (P26D), as they should be.
/// </summary>
internal static class UnlikeLooks
{
    private const int Choices = 24, Step = 7919;

    // Who stands further back in the row is no longer compared; a demo of 2,000 people stays quick.
    private const int Neighbours = 250;

    /// <summary>A seed for each person, the same for the same people and seed.</summary>
    internal static Dictionary<string, int> SeedsOf(IReadOnlyList<MadeUpPerson> people, int seed, DateOnly today)
    {
        var seeds = new Dictionary<string, int>(people.Count);
        var chosen = new List<PortraitLook>(people.Count);
        foreach (var person in people)
        {
            var start = seed + int.Parse(person.IdNumber.AsSpan(8, 9), System.Globalization.CultureInfo.InvariantCulture);
            var near = chosen.TakeLast(Neighbours).ToList();
            var best = Enumerable.Range(0, Choices).Select(i => start + i * Step)
                .Select(candidate => (Seed: candidate, Look: PortraitLook.Of(person, candidate, today)))
                .MaxBy(candidate => near.Select(other => candidate.Look.Distance(other)).DefaultIfEmpty(0).Min());
            seeds[person.IdNumber] = best.Seed;
            chosen.Add(best.Look);
        }
        return seeds;
    }

    /// <summary>How unlike two looks are: what fills most of the picture counts most.</summary>
    private static float Distance(this PortraitLook one, PortraitLook other) =>
        (one.Style == other.Style ? 0 : 3) + (one.Cloth == other.Cloth ? 0 : 2) + (one.Skin == other.Skin ? 0 : 1) + (one.Collar == other.Collar ? 0 : 1)
        + (one.Hair == other.Hair ? 0 : 0.5f) + (one.Woman == other.Woman ? 0 : 1)
        + Math.Abs(one.Cheek - other.Cheek) / 7 + Math.Abs(one.Jaw - other.Jaw) / 14 + Math.Abs(one.Chin - other.Chin) / 12
        + Math.Abs(one.EyeGap - other.EyeGap) / 6 + Math.Abs(one.EyeHeight - other.EyeHeight) / 4 + Math.Abs(one.BrowLift - other.BrowLift) / 6
        + Math.Abs(one.Nose - other.Nose) / 5 + Math.Abs(one.Mouth - other.Mouth) / 7;
}
