using System.CommandLine;
using System.Text;
using Caika.Imaging.Faces;
using Caika.Imaging.Findings;
using Caika.Imaging.Images;
using Caika.Imaging.Models;
using Caika.Imaging.Photos;
using Caika.Intake.Content;
using Caika.Intake.Names;
using Caika.Intake.Sources;
using Caika.Intake.Tidy;
using Caika.Platform;
using Caika.RulePacks;
using Spectre.Console;

namespace Caika.Server.Cli;

/// <summary>
/// Tidies files that nobody named properly, without a database: matches them with a roster, checks them and writes them
/// under their official names. 0 when all are matched and none is refused, 1 otherwise, 2 when it was called wrongly.
/// </summary>
internal static class TidyCommand
{
    internal static Command Make()
    {
        var sources = new Argument<string[]>("source") { Description = "文件、文件夹或 ZIP 压缩包", Arity = ArgumentArity.OneOrMore };
        var roster = new Option<string>("--roster") { Description = "名册（xlsx 或 xls，要有“姓名”“证件号码”两列）", Required = true };
        var folder = new Option<string>("--out") { Description = "写到这个文件夹，原文件不动", Required = true };
        var pack = PictureFilesGiven.Pack();
        var json = new Option<bool>("--json") { Description = "每个文件一行 JSON" };
        var noCheck = new Option<bool>("--no-check") { Description = "只看文件名，不看图片内容" };
        var jobs = new Option<int>("--jobs") { Description = "同时看几个", DefaultValueFactory = _ => Environment.ProcessorCount };
        var command = new Command("tidy", "整理照片和身份证图片：更正文件名、对上名册、检查") { sources, roster, folder, pack, json, noCheck, jobs };
        command.SetAction((parsed, cancel) => Run(parsed.GetValue(sources)!, parsed.GetValue(roster)!, parsed.GetValue(folder)!, parsed.GetValue(pack)!,
            parsed.GetValue(json), parsed.GetValue(noCheck), parsed.GetValue(jobs), cancel));
        return command;
    }

    private static async Task<int> Run(string[] sources, string rosterPath, string outPath, string packName, bool json, bool noCheck, int jobs, CancellationToken cancel)
    {
        if (jobs is < 1 or > 64)
            return Wrong("--jobs 为 1—64。");
        if (Array.Find(sources, source => !File.Exists(source) && !Directory.Exists(source)) is { } missing)
            return Wrong($"没有找到：{PictureFilesGiven.Masked(missing)}");
        if (PictureFilesGiven.Open(packName) is not { } pack || ReadRoster(rosterPath) is not { } people)
            return 2;
        TidyFolder folder;
        try
        {
            folder = new TidyFolder(outPath);
        }
        catch (Exception reason) when (reason is IOException or UnauthorizedAccessException)
        {
            return Wrong("--out 的文件夹不能写。");
        }
        using var nets = NetFolder.OfThisMachine();
        var judge = Judge(people, pack, nets, noCheck, folder);
        if (judge is null)
            return 2;
        var files = await JudgeAll(sources, folder, judge, jobs, cancel);
        SettleSlots.Run(files, pack);
        var tidied = Place(files, folder);
        folder.WriteReport(TidyReport.Write(tidied));
        folder.Clear();
        Print(tidied, json, outPath);
        return files.TrueForAll(file => file.IsMatched && file.Verdict != Outcome.Refuse) ? 0 : 1;
    }

    private static async Task<List<JudgedFile>> JudgeAll(string[] sources, TidyFolder folder, JudgeFile judge, int jobs, CancellationToken cancel)
    {
        using var walk = new SourceWalk(folder.WorkFolder, new SourceLimits());
        var incoming = sources.SelectMany(source => walk.List(source, folder.Inside)).Select((file, number) => (file, number));
        var files = new List<JudgedFile>();
        await foreach (var judged in InOrder.Run(incoming, jobs, item => One(item.file, item.number, judge, folder), cancel))
        {
            files.Add(judged);
            if (files.Count % 100 == 0)
                Console.Error.Write($"\r已看 {files.Count} 个文件");
        }
        return files;
    }

    private static JudgedFile One(IncomingFile file, int number, JudgeFile judge, TidyFolder folder)
    {
        if (file.Fault is { } fault)
            return JudgedFile.Broken(file.Path, fault);
        var (bytes, problem) = file.Read();
        if (bytes is null)
            return JudgedFile.Broken(file.Path, problem ?? "读不出来。");
        var (judged, leaving, _) = judge.Run(file.Path, bytes);
        folder.Stage(number, judged.IsMatched ? leaving.Span : bytes);
        return judged;
    }

    private static List<TidiedFile> Place(List<JudgedFile> files, TidyFolder folder)
    {
        var tidied = new List<TidiedFile>(files.Count);
        for (var i = 0; i < files.Count; i++)
            tidied.Add(new(files[i], files[i].Sha256.Length == 0 ? null : folder.Place(i, files[i])));
        return tidied;
    }

    private static JudgeFile? Judge(IReadOnlyList<RosterPerson> people, RulePack pack, NetFolder nets, bool noCheck, TidyFolder folder)
    {
        var index = new PeopleIndex(people);
        var heic = new HeicConverter(Path.Combine(folder.WorkFolder, "heic"));
        if (noCheck)
            return new(new MatchByName(index), pack, null, null, heic);
        if (!nets.Has(FaceNets.All))
        {
            Console.Error.WriteLine($"缺少人脸检查用的模型文件。请运行 ./dev setup，或用环境变量 {NetFolder.Variable} 指定文件夹；只整理文件名可加 --no-check。");
            return null;
        }
        if (IdCardInputs.OpenInspector() is not { } cards)
            return null;
        var photos = new PhotoInspector(heic, (rule, reason) => Console.Error.WriteLine($"{rule}: {reason.Message}"), () => new FaceAnalyser(nets));
        return new(new MatchByName(index), pack, photos, new LookAtCard(cards, index, pack, ChinaTime.Today(TimeProvider.System)), heic);
    }

    private static IReadOnlyList<RosterPerson>? ReadRoster(string path)
    {
        try
        {
            using var workbook = File.OpenRead(path);
            var (people, notes, fault) = TidyRoster.Read(workbook);
            foreach (var note in notes)
                Console.Error.WriteLine(note);
            if (fault is null && people.Count > 0)
                return people;
            Console.Error.WriteLine($"名册读不出来：{fault ?? "里面没有一个人。"}");
        }
        catch (Exception reason) when (reason is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine("名册打不开。");
        }
        return null;
    }

    private static void Print(List<TidiedFile> tidied, bool json, string outPath)
    {
        if (json)
        {
            using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false));
            foreach (var file in tidied)
                output.WriteLine(TidyLine.Of(file.File));
            return;
        }
        Console.Error.WriteLine();
        var table = new Table().Border(TableBorder.Minimal).AddColumns("文件", "结果", "说明");
        foreach (var file in tidied.Select(t => t.File).Where(f => !f.IsMatched || f.Verdict == Outcome.Refuse))
            table.AddRow(Markup.Escape(PictureFilesGiven.Masked(FileNames.LeafOf(file.Path))), file.Verdict == Outcome.Refuse && file.IsMatched ? "不合格" : file.Outcome.Label(),
                Markup.Escape(file.Note ?? string.Join('\n', file.Findings.Where(f => f.Level == Level.Refuse).Select(f => f.Message))));
        if (table.Rows.Count > 0)
            AnsiConsole.Write(table);
        Console.WriteLine(string.Join('，', tidied.GroupBy(t => t.File.Outcome).OrderBy(g => g.Key).Select(g => $"{g.Key.Label()} {g.Count()} 个")));
        Console.WriteLine($"逐个文件的结果在 {Path.Combine(outPath, "report.xlsx")}。");
    }

    private static int Wrong(string sentence)
    {
        Console.Error.WriteLine(sentence);
        return 2;
    }
}
