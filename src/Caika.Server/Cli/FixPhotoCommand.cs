using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Caika.Imaging.Faces;
using Caika.Imaging.Models;
using Caika.Imaging.Photos;
using Caika.RulePacks;

namespace Caika.Server.Cli;

/// <summary>
/// Writes fixed photos of one-inch shape under their own names, the same heads at 358×441 into a folder <c>358x441</c>, and
/// <c>steps.json</c>: what was done to each. 0 when every photo could be fixed, 1 when one could not, 2 when it was called wrongly.
/// </summary>
internal static class FixPhotoCommand
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    internal static Command Make()
    {
        var (paths, pack) = (PictureFilesGiven.Paths(), PictureFilesGiven.Pack());
        var folder = new Option<string>("--out") { Description = "写到这个文件夹，原文件不动", Required = true };
        var command = new Command("photo", "整理电子照片：转正、裁剪成一寸、大小；不修饰") { paths, pack, folder };
        command.SetAction(parsed => Run(parsed.GetValue(paths)!, parsed.GetValue(pack)!, parsed.GetValue(folder)!));
        return command;
    }

    private static int Run(string[] paths, string packName, string folder)
    {
        if (PictureFilesGiven.Open(packName) is not { } pack || PictureFilesGiven.Expand(paths) is not { } files)
            return 2;
        using var nets = NetFolder.OfThisMachine();
        if (!nets.Has(FaceNets.All))
        {
            Console.Error.WriteLine($"缺少人脸检查用的模型文件。请运行 ./dev setup，或用环境变量 {NetFolder.Variable} 指定文件夹。");
            return 2;
        }
        var card = Directory.CreateDirectory(Path.Combine(folder, "358x441")).FullName;
        var fixer = new PhotoFixer(new FaceAnalyser(nets));
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        List<FixedPhoto> done = [];
        foreach (var path in files)
        {
            var name = Path.GetFileNameWithoutExtension(path) + ".jpg";
            if (!names.Add(name))
            {
                Console.Error.WriteLine($"{PictureFilesGiven.Masked(path)}：同名的照片已经整理过一张，这张没有整理。");
                done.Add(new(path, "sameName", null, null, []));
                continue;
            }
            done.Add(Fix(path, name, fixer, pack, folder, card));
        }
        File.WriteAllText(Path.Combine(folder, "steps.json"), JsonSerializer.Serialize(done, Json));
        Console.WriteLine($"整理好 {done.Count(d => d.Output is not null)} 张，没有整理 {done.Count(d => d.Output is null)} 张；步骤记在 steps.json。");
        return done.TrueForAll(d => d.Output is not null) ? 0 : 1;
    }

    private static FixedPhoto Fix(string path, string name, PhotoFixer fixer, RulePack pack, string folder, string card)
    {
        var fix = new FileInfo(path).Length > Enrolments.PictureFiles.MaxBytes
            ? new PhotoFix(FixOutcome.Unreadable, null, null, [])
            : fixer.Fix(File.ReadAllBytes(path), pack.Photo.Requirements, pack.Photo.WhitenBackground);
        if (fix.OneInch is { } oneInch)
            File.WriteAllBytes(Path.Combine(folder, name), oneInch.File);
        else
            Console.Error.WriteLine($"{PictureFilesGiven.Masked(path)}：{Words(fix.Outcome)}");
        if (fix.Card is { } small)
            File.WriteAllBytes(Path.Combine(card, name), small.File);
        return new(path, JsonNamingPolicy.CamelCase.ConvertName(fix.Outcome.ToString()), fix.OneInch is null ? null : name, fix.Card is null ? null : $"358x441/{name}", fix.Steps);
    }

    private static string Words(FixOutcome outcome) => outcome switch
    {
        FixOutcome.Unreadable => "打不开，没有整理。",
        FixOutcome.NotOneFace => "没有找到脸，或不止一个人，没有整理。",
        FixOutcome.NoRoom => "头离照片边太近，裁不出一寸，请重拍。",
        FixOutcome.TooFewPixels => "像素太少，请找原图。",
        _ => "大小整理不到要求的范围，请找原图。",
    };

    /// <summary>One entry of steps.json.</summary>
    private sealed record FixedPhoto(string File, string Outcome, string? Output, string? Card, IReadOnlyList<FixStep> Steps);
}
