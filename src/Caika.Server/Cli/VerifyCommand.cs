using System.CommandLine;
using Caika.Confirmations.Screen;
using Caika.Platform.Audit;
using Caika.Platform.Documents.Pdf;
using Caika.Submissions;

namespace Caika.Server.Cli;

/// <summary>Checks offline what must not have been changed: the trail (and packages).</summary>
internal static class VerifyCommand
{
    internal static Command Make() => new("verify", "离线校验") { Audit(), Package(), Form() };

    private static Command Package()
    {
        var files = new Argument<FileInfo[]>("file") { Description = "封存的数据包（.zip），可以有几个", Arity = ArgumentArity.OneOrMore };
        files.AcceptExistingOnly();
        var fingerprint = new Option<string?>("--sealer") { Description = "移交清单上印的封签指纹；给出它才能确认是谁封的" };
        var command = new Command("package", "校验数据包：改动任何一个字节都能发现") { files, fingerprint };
        command.SetAction(parsed =>
        {
            var given = parsed.GetValue(files)!;
            // All are looked at, even after one that does not hold.
            return given.Count(file => !IsWhole(file, parsed.GetValue(fingerprint), sayName: given.Length > 1)) == 0 ? 0 : 1;
        });
        return command;
    }

    private static bool IsWhole(FileInfo file, string? fingerprint, bool sayName)
    {
        using var package = file.OpenRead();
        var report = PackageVerifier.Verify(package, fingerprint);
        if (sayName)
            Console.WriteLine(file.Name);
        if (report.UnitName is not null)
            Console.WriteLine($"封存单位：{report.UnitName}\n封签指纹：{report.Fingerprint}\n文件数：{report.Entries}");
        Console.WriteLine(report.IsWhole ? "数据包完整，封存后没有被改动。" : "数据包有问题：" + string.Join("、", report.Faults.Select(f => WordsOf(f.Problem)).Distinct()) + "。");
        return report.IsWhole;
    }

    private static Command Form()
    {
        var file = new Argument<FileInfo>("file") { Description = "在屏幕上签好的表（.pdf）" };
        file.AcceptExistingOnly();
        var fingerprint = new Option<string?>("--sealer") { Description = "单位公布的封签指纹；给出它才能确认是谁封的" };
        var command = new Command("form", "校验签字文件：改动任何一个字节都能发现") { file, fingerprint };
        command.SetAction(parsed =>
        {
            var outcome = CheckSealedForm.Run(File.ReadAllBytes(parsed.GetValue(file)!.FullName));
            if (outcome.Refusal is { } refusal)
            {
                Console.WriteLine(refusal.Message);
                return 1;
            }
            var (record, sealer, found) = outcome.Value!;
            Console.WriteLine($"《{record.Title}》{record.Form}，第 {record.Revision} 版\n签字时间：{PaperFrame.PrintTime(record.SignedAt)}（北京时间）\n证明方式：{record.Proof}\n加封单位：{sealer}\n封签指纹：{found}（{record.Profile}）");
            var other = parsed.GetValue(fingerprint) is { } wanted && Compact(wanted) != Compact(found);
            Console.WriteLine(other ? "封签完好，但不是这个指纹的。" : "文件完整，签字后没有被改动。是否仍然有效（信息后来有没有变动），请向单位查询。");
            return other ? 1 : 0;
        });
        return command;

        static string Compact(string text) => string.Concat(text.Where(char.IsAsciiHexDigit)).ToUpperInvariant();
    }

    // Entry names hold numbers and names of people: the terminal gets the kind of fault only.
    private static string WordsOf(PackageProblem problem) => problem switch
    {
        PackageProblem.NotSealed => "末尾没有封签（不是采卡的数据包，或末尾被截断）",
        PackageProblem.SealBroken => "封存后有字节被改动",
        PackageProblem.Unreadable => "压缩包读不出来",
        PackageProblem.NoManifest => "缺少清单 manifest.csv",
        PackageProblem.EntryMissing => "清单里的文件少了",
        PackageProblem.EntryExtra => "多出清单里没有的文件",
        PackageProblem.EntryTwice => "有同名的文件",
        PackageProblem.EntryDiffers => "文件与清单不一致",
        PackageProblem.OtherSealer => "封签不是这个指纹的",
        _ => throw new ArgumentOutOfRangeException(nameof(problem)),
    };

    private static Command Audit()
    {
        var (data, keys, postgres) = (CliData.Folder(), CliData.Keys(), CliData.Postgres());
        var head = new Option<string?>("--head") { Description = "以前打印的末行校验值；给出它才能发现末尾被删" };
        var command = new Command("audit", "校验审计记录：任何一行被改、被删、被调换都能发现") { data, keys, postgres, head };
        command.SetAction(async (parsed, cancel) =>
        {
            var options = CliData.Of(parsed.GetValue(data)!, parsed.GetValue(keys), parsed.GetValue(postgres));
            if (CliData.Missing(options))
                return 2;
            await using var services = CliData.Services(options);
            await using var scope = services.CreateAsyncScope();
            var report = await scope.ServiceProvider.GetRequiredService<VerifyTrail>().Run(parsed.GetValue(head), cancel);
            Console.WriteLine(report.Holds ? $"审计记录完整：{report.Rows} 行，末行校验值 {report.Head}" : $"审计记录有问题：{report.Fault}");
            return report.Holds ? 0 : 1;
        });
        return command;
    }
}
