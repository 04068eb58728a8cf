using System.Globalization;
using System.Text.Json;
using Caika.Demo;
using Caika.IdCards;
using Caika.Imaging.IdCards;
using Caika.Imaging.Models;
using Caika.Imaging.Text;
using Caika.RulePacks;

namespace Caika.Benchmarks;

/// <summary>Draws cards of a seed, checks them, and prints how much was read rightly. What is readable is fixed by how a card was drawn.</summary>
internal static class IdCardEval
{
    private static readonly DateOnly Today = new(2026, 11, 24);

    public static int Run(string[] args)
    {
        int Number(string name, int otherwise) => Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? int.Parse(args[at + 1], CultureInfo.InvariantCulture) : otherwise;
        var (count, seed, names) = (Number("--n", 360), Number("--seed", 1), Number("--names", 500));
        var folder = Array.IndexOf(args, "--out") is >= 0 and var place && place + 1 < args.Length ? args[place + 1] : null;
        var reader = new CardReader(new PrintedText(NetFolder.OfThisMachine()));
        var pack = RulePack.Parse(RulePack.ShippedText("hunan-2019"));
        var inspector = new IdCardInspector(ruleFailed: (rule, reason) => Console.WriteLine($"rule {rule} threw {reason.GetType().Name}"), reader: reader);
        Console.WriteLine($"drawn cards, schematic and not genuine; seed {seed}");

        if (Array.IndexOf(args, "--kind") is >= 0 and var named && named + 1 < args.Length)
        {
            var kind = Enum.Parse<CardShotKind>(args[named + 1], ignoreCase: true);
            Score("kind", new CardGallery(seed, Today).MakeKind(kind, count)).PrintEach();
            return 0;
        }
        Score("usual", new CardGallery(seed, Today).Make(count)).PrintTable();
        Score("unlike", new CardGallery(seed + 1000, Today).MakeUnlike(Math.Max(80, count / 4))).PrintKinds();
        Score("names", new CardGallery(seed + 2000, Today).MakeNames(names)).PrintNames("names the reader knows");
        return 0;

        IdCardScore Score(string set, IEnumerable<CardShot> shots)
        {
            var score = new IdCardScore(reader.Alphabet);
            foreach (var (i, shot) in shots.Index())
            {
                Keep(folder, set, i, shot);
                var truth = new CardSource("truth", IdCardScore.TruthOf(shot));
                var context = new IdCardContext { Sources = [truth] };
                var start = System.Diagnostics.Stopwatch.GetTimestamp();
                var report = inspector.Inspect(shot.Picture, shot.Side, InspectIdImage.Of(pack.IdImage), context);
                score.Add(shot, report, System.Diagnostics.Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }
            return score;
        }
    }

    private static void Keep(string? folder, string set, int number, CardShot shot)
    {
        if (folder is null)
            return;
        Directory.CreateDirectory(folder);
        var file = string.Create(CultureInfo.InvariantCulture, $"{(shot.Side == IdCardSide.Emblem ? "A" : "B")}{number:D4}_{set}_{shot.Kind.ToString().ToLowerInvariant()}.jpg");
        File.WriteAllBytes(Path.Combine(folder, file), shot.Picture);
        File.AppendAllText(Path.Combine(folder, "truth.jsonl"), JsonSerializer.Serialize(new
        {
            file,
            side = shot.Side.ToString().ToLowerInvariant(),
            kind = shot.Kind.ToString(),
            readable = shot.IsReadable,
            fields = IdCardScore.TruthOf(shot),
            corners = shot.Corners.Select(c => new[] { c.X, c.Y }),
        }) + "\n");
    }
}
