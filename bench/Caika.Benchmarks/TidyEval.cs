using System.Diagnostics;
using System.Globalization;
using Caika.Demo;
using Caika.Imaging.Faces;
using Caika.Imaging.IdCards;
using Caika.Imaging.Models;
using Caika.Imaging.Photos;
using Caika.Imaging.Text;
using Caika.Intake.Content;
using Caika.Intake.Names;
using Caika.RulePacks;
using Caika.Testing.Mess;

namespace Caika.Benchmarks;

/// <summary>
/// Makes a mess of files with known truth, judges it, and prints what was right by kind of disorder. Files that only a
/// picture can decide have drawn cards and are looked at; of the others only the names are read.
/// </summary>
internal static class TidyEval
{
    private static readonly DateOnly Today = new(2026, 9, 10);

    internal static int Run(string[] args)
    {
        int Number(string name, int otherwise) => Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? int.Parse(args[at + 1], CultureInfo.InvariantCulture) : otherwise;
        var (seed, count, pictures) = (Number("--seed", 1), Number("--n", 5000), Number("--pictures", 60));
        var mess = new MessMaker(seed, files: count, pictures: pictures);
        var files = mess.Make();
        var index = new PeopleIndex(mess.People);
        var pack = RulePack.Parse(RulePack.ShippedText("hunan-2019"));
        using var nets = NetFolder.OfThisMachine();
        var photos = new PhotoInspector(faces: () => new FaceAnalyser(nets));
        var cards = new LookAtCard(new IdCardInspector(reader: new CardReader(new PrintedText(nets))), index, pack, Today);
        var names = new MatchByName(index);
        var (byName, byContent) = (new JudgeFile(names, pack, null, null), new JudgeFile(names, pack, photos, cards));
        var typefaces = ChineseTypefaces.Find() ?? throw new InvalidOperationException(ChineseTypefaces.Missing);
        var score = new MessScore();
        var (watch, named) = (new Stopwatch(), 0);
        foreach (var file in files)
        {
            if (file.Content is MessContent.CardEmblem or MessContent.CardPortrait)
            {
                var shown = mess.Made[file.Shows!.Row - 2];
                var side = file.Content == MessContent.CardEmblem ? IdCardSide.Emblem : IdCardSide.Portrait;
                score.Add(file, byContent.Run(file.Path, DrawnIdCard.Draw(shown, side, IdCardValidity.Valid(shown, Today, 1), file.Shows.Row, Today, typefaces, IdCardVariant.Flat)).File);
                continue;
            }
            watch.Start();
            var judged = byName.Run(file.Path, file.Content == MessContent.NotAPicture ? "MZ"u8.ToArray() : [0xFF, 0xD8, 0xFF, 0xE0]).File;
            watch.Stop();
            named++;
            score.Add(file, judged);
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"seed {seed}: {files.Count} files for {mess.People.Count} people, {files.Count - named} looked at; by name {named / watch.Elapsed.TotalSeconds:F0} files/s"));
        foreach (var line in score.Table())
            Console.WriteLine(line);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"decidable {score.Decidable}, matched {score.DecidableMatched} ({100.0 * score.DecidableMatched / score.Decidable:F2} %), wrong {score.Wrong.Count}; first proposals right {score.ProposalsRight} of {score.Proposals}"));
        foreach (var line in score.Wrong.Concat(args.Contains("--missed") ? score.Missed : []))
            Console.WriteLine(line);
        return score.Wrong.Count == 0 && score.DecidableMatched >= 0.99 * score.Decidable ? 0 : 1;
    }
}
