using System.CommandLine;
using System.Diagnostics;
using Caika.Imaging.Findings;
using Caika.Imaging.IdCards;
using Caika.Imaging.Images;
using Caika.Platform.PersonalData;
using Caika.RulePacks;
using Spectre.Console;

namespace Caika.Server.Cli;

/// <summary>Checks pictures of ID cards: one JSON line each, or a table with names and numbers masked.</summary>
internal static class CheckIdCardCommand
{
    internal static Command Make()
    {
        var (paths, side, pack, jobs) = (IdCardInputs.Paths(), IdCardInputs.Side(), IdCardInputs.Pack(), IdCardInputs.Jobs());
        var expect = new Option<FileInfo?>("--expect") { Description = "应该读到的内容（CSV，表头含 file 和字段名）" };
        var json = new Option<bool>("--json") { Description = "每张图片一行 JSON" };
        var straightened = new Option<string?>("--straightened") { Description = "把拉正的证件存到这个文件夹" };
        var command = new Command("idcard", "检查身份证照片") { paths, side, expect, pack, json, straightened, jobs };
        command.SetAction(parsed => Run(parsed.GetValue(paths)!, parsed.GetValue(side), parsed.GetValue(expect), parsed.GetValue(pack)!,
            parsed.GetValue(json), parsed.GetValue(straightened), parsed.GetValue(jobs)));
        return command;
    }

    private static int Run(string[] paths, IdCardSide? side, FileInfo? expect, string packName, bool json, string? straightened, int jobs)
    {
        if (jobs is < 1 or > 64)
        {
            Console.Error.WriteLine("--jobs 为 1—64。");
            return 2;
        }
        if (IdCardInputs.Expand(paths) is not { } files || IdCardInputs.OpenPack(packName) is not { } pack)
            return 2;
        ExpectedCards? expected = null;
        if (expect is not null && (!expect.Exists || (expected = ExpectedCards.Read(expect.FullName)) is null))
        {
            Console.Error.WriteLine("--expect 的文件不存在，或表头里没有认得的列。");
            return 2;
        }
        if (IdCardInputs.OpenInspector() is not { } inspector)
            return 2;
        if (straightened is not null)
            CliFolder.Make(straightened);
        var refused = false;
        var print = new Printer(json);
        OrderedWork.Run(files, jobs, file => Check(inspector, pack, file, side, expected, straightened), (file, done) =>
        {
            refused |= done.IsRefused;
            print.Line(file, done);
        });
        print.End();
        return refused ? 1 : 0;
    }

    private static Checked Check(IdCardInspector inspector, RulePack pack, string file, IdCardSide? side, ExpectedCards? expected, string? straightened)
    {
        var start = Stopwatch.GetTimestamp();
        byte[] bytes;
        try
        {
            bytes = File.ReadAllBytes(file);
        }
        catch (Exception reason) when (reason is IOException or UnauthorizedAccessException)
        {
            return new(null, []);
        }
        IReadOnlyList<CardSource> sources = expected?.For(file) is { } fields ? [new("登记信息", fields)] : [];
        var report = inspector.Inspect(bytes, side, IdCardInputs.Requirements(pack), IdCardInputs.Context(pack, sources));
        var findings = pack.Dress(report.Findings, report.Fault);
        var milliseconds = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        if (straightened is not null && report.Reading?.Straight is { } card)
            CliFolder.Write(Path.Combine(straightened, Path.GetFileNameWithoutExtension(file) + ".jpg"), JpegWriter.Encode(card, 92));
        return new(report, findings, milliseconds);
    }

    private sealed record Checked(IdCardReport? Report, IReadOnlyList<Finding> Findings, double Milliseconds = 0)
    {
        public bool IsRefused => Report is null || Outcomes.Of(Findings) == Outcome.Refuse;
    }

    private sealed class Printer(bool json)
    {
        private readonly Table _table = new Table().AddColumns("文件", "结果", "哪一面", "证件号码", "说明").Border(TableBorder.Rounded);

        public void Line(string file, Checked done)
        {
            if (json)
            {
                Console.WriteLine(done.Report is { } report ? IdCardLine.Of(file, report, done.Findings, done.Milliseconds) : IdCardLine.Error(file));
                return;
            }
            var reading = done.Report?.Reading;
            _table.AddRow(new Text(MaskedName(Path.GetFileName(file))), new Text(done.Report is null ? "打不开" : Outcomes.Of(done.Findings) switch
            {
                Outcome.Pass => "通过",
                Outcome.Review => "待核",
                _ => "退回",
            }), new Text(reading?.Side switch { IdCardSide.Emblem => "国徽面", IdCardSide.Portrait => "人像面", _ => "—" }),
                new Text(reading?.Fields.IdNumber is { } number ? Mask.IdNumber(number) : "—"), new Text(string.Join('\n', done.Findings.Select(f => f.Message))));
            Console.Error.Write($"\r已检查 {_table.Rows.Count} 张");
        }

        // Files are called by number and name: only the first letters and the ending are shown.
        private static string MaskedName(string name)
        {
            var stem = Path.GetFileNameWithoutExtension(name);
            return stem.Count(char.IsAsciiDigit) < 6 && stem.All(char.IsAscii) ? name : $"{stem[..Math.Min(5, stem.Length)]}****{Path.GetExtension(name)}";
        }

        public void End()
        {
            if (json)
                return;
            Console.Error.WriteLine();
            AnsiConsole.Write(_table);
        }
    }
}
