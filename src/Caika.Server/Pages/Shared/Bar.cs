using System.Globalization;

namespace Caika.Server.Pages.Shared;

/// <summary>One step of a bar; <paramref name="Class"/> is b1…b5 or b0 of caika.css.</summary>
internal sealed record BarPart(string Label, int Count, string Class);

/// <summary>How far a group of people is, one row a group; the numbers stand in the label for those who hear the page.</summary>
internal sealed record Bar(params BarPart[] Parts)
{
    private static readonly (string Label, string Class)[] Stages =
        [("已签字", "b1"), ("通过待签", "b2"), ("待审核", "b3"), ("退回", "b4"), ("填报中", "b5"), ("未开始", "b0")];

    /// <summary>The legend of <see cref="OfStages"/>, in its order.</summary>
    public static readonly Bar Legend = new([.. Stages.Select(stage => new BarPart(stage.Label, 0, stage.Class))]);

    /// <summary>The six stages of a collection, in people.</summary>
    public static Bar OfStages(int signed, int passed, int waiting, int returned, int filling, int notStarted)
    {
        int[] counts = [signed, passed, waiting, returned, filling, notStarted];
        return new([.. Stages.Zip(counts, (stage, count) => new BarPart(stage.Label, count, stage.Class))]);
    }

    public string Label => string.Join("，", Parts.Select(part => string.Create(CultureInfo.InvariantCulture, $"{part.Label} {part.Count:#,0}")));

    /// <summary>Start and width of each part that has anybody, in per cent.</summary>
    public IEnumerable<(BarPart Part, string X, string Width)> Drawn
    {
        get
        {
            double total = Parts.Sum(part => part.Count), before = 0;
            foreach (var part in Parts.Where(part => part.Count > 0))
            {
                yield return (part, Percent(before / total), Percent(part.Count / total));
                before += part.Count;
            }
        }
    }

    private static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{share * 100:0.###}%");
}
