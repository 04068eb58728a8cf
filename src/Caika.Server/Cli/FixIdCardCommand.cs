using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using Caika.Imaging.Findings;
using Caika.Imaging.IdCards;
using Caika.RulePacks;

namespace Caika.Server.Cli;

/// <summary>Writes the straightened cards inside their size band, and a JSON of how each was made.</summary>
internal static class FixIdCardCommand
{
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static Command Make()
    {
        var (paths, side, pack, jobs) = (IdCardInputs.Paths(), IdCardInputs.Side(), IdCardInputs.Pack(), IdCardInputs.Jobs());
        var folder = new Option<string>("--out") { Description = "放结果的文件夹", Required = true };
        var command = new Command("idcard", "裁出身份证、拉正、整理到规定大小") { paths, folder, side, pack, jobs };
        command.SetAction(parsed => Run(parsed.GetValue(paths)!, parsed.GetValue(folder)!, parsed.GetValue(side), parsed.GetValue(pack)!, parsed.GetValue(jobs)));
        return command;
    }

    private static int Run(string[] paths, string folder, IdCardSide? side, string packName, int jobs)
    {
        if (IdCardInputs.Expand(paths) is not { } files || IdCardInputs.OpenPack(packName) is not { } pack || IdCardInputs.OpenInspector() is not { } inspector)
            return 2;
        CliFolder.Make(folder);
        var refused = false;
        List<object> steps = [];
        HashSet<string> taken = new(StringComparer.OrdinalIgnoreCase);
        OrderedWork.Run(files, Math.Clamp(jobs, 1, 64), file => inspector.Inspect(File.ReadAllBytes(file), side, IdCardInputs.Requirements(pack), IdCardInputs.Context(pack, [])), (file, report) =>
        {
            refused |= Outcomes.Of(pack.Dress(report.Findings, report.Fault)) == Outcome.Refuse;
            string? written = null;
            if (report.Derived is { } derived)
            {
                written = Free(taken, Path.GetFileNameWithoutExtension(file));
                CliFolder.Write(Path.Combine(folder, written), derived.File.Span);
            }
            steps.Add(new
            {
                file,
                written,
                side = report.Reading?.Side?.ToString().ToLowerInvariant(),
                bytes = report.Derived?.File.Length,
                width = report.Derived?.Width,
                height = report.Derived?.Height,
                sha256 = report.Derived?.Sha256,
                steps = report.Derived is { } made ? PictureWords.Of(made.How) : null,
            });
        });
        CliFolder.Write(Path.Combine(folder, "steps.json"), JsonSerializer.SerializeToUtf8Bytes(steps, Json));
        Console.Error.WriteLine($"写好 {taken.Count} 张，共 {files.Count} 张。");
        return refused ? 1 : 0;
    }

    // Two folders may hold files of the same name.
    private static string Free(HashSet<string> taken, string name)
    {
        var free = name + ".jpg";
        for (var i = 2; !taken.Add(free); i++)
            free = $"{name}-{i}.jpg";
        return free;
    }
}
