using System.CommandLine;
using System.Globalization;
using System.Text;
using Caika.Imaging.Faces;
using Caika.Imaging.Models;
using Caika.Imaging.Photos;
using Caika.RulePacks;
using Spectre.Console;

namespace Caika.Server.Cli;

/// <summary>Judges photos as they are; 0 when none is refused, 1 when one is, 2 when it was called wrongly.</summary>
internal static class CheckPhotoCommand
{
    internal static Command Make()
    {
        var (paths, pack) = (PictureFilesGiven.Paths(), PictureFilesGiven.Pack());
        var json = new Option<bool>("--json") { Description = "每张照片一行 JSON" };
        var marked = new Option<string?>("--marked") { Description = "把画出问题位置的图片写到这个文件夹" };
        var jobs = new Option<int>("--jobs") { Description = "同时检查几张", DefaultValueFactory = _ => Environment.ProcessorCount };
        var command = new Command("photo", "检查电子照片：只检查，不改动") { paths, pack, json, marked, jobs };
        command.SetAction((parsed, cancel) => Run(parsed.GetValue(paths)!, parsed.GetValue(pack)!, parsed.GetValue(json), parsed.GetValue(marked), parsed.GetValue(jobs), cancel));
        return command;
    }

    private static async Task<int> Run(string[] paths, string packName, bool json, string? marked, int jobs, CancellationToken cancel)
    {
        if (jobs is < 1 or > 64)
        {
            Console.Error.WriteLine("--jobs 为 1—64。");
            return 2;
        }
        if (PictureFilesGiven.Open(packName) is not { } pack || PictureFilesGiven.Expand(paths) is not { } files)
            return 2;
        using var nets = NetFolder.OfThisMachine();
        if (!nets.Has(FaceNets.All))
        {
            Console.Error.WriteLine($"缺少人脸检查用的模型文件。请运行 ./dev setup，或用环境变量 {NetFolder.Variable} 指定文件夹。");
            return 2;
        }
        var inspector = new PhotoInspector(null, (rule, reason) => Console.Error.WriteLine($"{rule}: {reason.Message}"), () => new FaceAnalyser(nets));
        var requirements = pack.Photo.Requirements with { FitIntoBand = false, EnoughLongSide = FaceAnalyser.EnoughLongSide };
        var drawing = marked is null ? null : new MarkedFiles(marked);
        using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false)) { AutoFlush = false };
        var table = json ? null : new PhotoTable();
        var refused = false;
        await foreach (var photo in InOrder.Run(files, jobs, path => Check(path, inspector, pack, requirements, drawing), cancel))
        {
            refused |= photo.Verdict is "refuse" or "error";
            if (json)
                await output.WriteLineAsync(photo.ToJson());
            else
                table!.Add(photo, files.Count);
            if (json)
                await output.FlushAsync(cancel);
        }
        table?.Print();
        return refused ? 1 : 0;
    }

    private static CheckedPhoto Check(string path, PhotoInspector inspector, RulePack pack, PhotoRequirements requirements, MarkedFiles? drawing)
    {
        var photo = CheckedPhoto.Of(path, inspector, pack, requirements, out var bytes);
        if (bytes is not null)
            drawing?.Draw(path, bytes, photo.Findings);
        return photo;
    }
}

/// <summary>The readable answer: a line for each photo, names and numbers masked, and a sum.</summary>
internal sealed class PhotoTable
{
    private readonly Table _table = new Table().Border(TableBorder.Minimal).AddColumns("照片", "结果", "原因", "毫秒");
    private readonly Dictionary<string, int> _counts = [];
    private int _done;

    internal void Add(CheckedPhoto photo, int all)
    {
        var result = photo.Verdict switch { "pass" => "合格", "review" => "待人工看", "refuse" => "不合格", _ => "读不出" };
        _counts[result] = _counts.GetValueOrDefault(result) + 1;
        var reasons = photo.Findings.Where(f => f.Level is "refuse" or "review").Select(f => f.Message);
        _table.AddRow(Markup.Escape(PictureFilesGiven.Masked(photo.File)), result, Markup.Escape(string.Join("\n", reasons)), photo.Ms.ToString("F0", CultureInfo.InvariantCulture));
        if (++_done % 10 == 0 || _done == all)
            Console.Error.Write($"\r已检查 {_done}/{all}");
    }

    internal void Print()
    {
        Console.Error.WriteLine();
        AnsiConsole.Write(_table);
        Console.WriteLine(string.Join("，", _counts.Select(pair => $"{pair.Key} {pair.Value} 张")));
    }
}
