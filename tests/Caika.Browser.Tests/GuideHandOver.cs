using System.IO.Compression;
using System.Text.RegularExpressions;
using Caika.Platform.Documents.Sheets;

namespace Caika.Browser.Tests;

/// <summary>The check before printing, forms and signatures, the sealed package.</summary>
internal static partial class GuideHandOver
{
    /// <summary>Seals a package on the page, takes it and its list, and has the program verify it, far from the data.</summary>
    internal static async Task<string> SealAndVerify(this GuideWalker hr, GuideHall hall, string what, int people)
    {
        await hr.Press("送审与上报");
        var section = what == "送审" ? "送审（打印前的核验）" : "报送制卡";
        await hr.Fill($"输入人数 {people} 确认", $"{people}", section);
        await hr.Look(what == "送审" ? "submissions-check" : "submissions-production");
        await hr.Press($"封存{what}包：{people} 人");
        await hr.Look("submission");
        var package = hall.Keep($"{what}-{Guid.NewGuid():N}.zip");
        File.Copy(await hr.Download("下载数据包"), package);
        var list = await GuideEntry.TextOf(await hr.Download("打印移交清单"));
        var fingerprint = Fingerprint().Match(list);
        Assert.True(fingerprint.Success, list);
        var (code, output, error) = await CaikaProgram.Run("verify", "package", package, "--sealer", fingerprint.Groups[1].Value);
        Assert.True(code == 0, output + error);
        Assert.Contains("数据包完整", output);
        await IsRefusedWhenOneByteChanges(package, fingerprint.Groups[1].Value);
        return package;
    }

    private static async Task IsRefusedWhenOneByteChanges(string package, string fingerprint)
    {
        var bytes = await File.ReadAllBytesAsync(package);
        bytes[bytes.Length / 2] ^= 1;
        var changed = package + ".changed.zip";
        await File.WriteAllBytesAsync(changed, bytes);
        Assert.Equal(1, (await CaikaProgram.Run("verify", "package", changed, "--sealer", fingerprint)).Code);
    }

    /// <summary>The centre's answer as it said it on the telephone, person by person.</summary>
    internal static async Task RecordAnswers(this GuideWalker hr, int people)
    {
        for (var serial = 1; serial <= people; serial++)
        {
            await hr.Press("没有文件，逐人登记");
            await hr.Fill("编号", $"{serial}", "没有文件，逐人登记");
            await hr.Fill("文号或电话记录编号", "电话记录 1 号");
            await hr.Fill("答复日期", GuideSetUp.Today);
            await hr.Press("登记这一人的结果");
            await hr.Sees("通过 1 人");
        }
    }

    /// <summary>Prints both kinds of form and records what came back signed.</summary>
    internal static async Task PrintAndSign(this GuideWalker clerk, int people)
    {
        foreach (var kind in (string[])["信息表", "确认表"])
        {
            await clerk.Press("确认表");
            if (kind == "信息表")
                await clerk.Press("信息表");
            await clerk.Look($"forms-{(kind == "信息表" ? "sheet" : "confirm")}");
            await clerk.Press($"打印 {people} 份{kind}");
            await clerk.Look("forms-run");
            await clerk.Download($"下载 PDF（{people} 页）");
            await clerk.Press("登记签字");
            foreach (var box in await clerk.Page.Locator("input[name=form]").AllAsync())
                await box.CheckAsync();
            await clerk.Tick("勾选的都已见纸质件");
            await clerk.Look("forms-sign");
            await clerk.Press("登记勾选的人");
            await clerk.Sees($"{people} 份{kind}已登记签字");
        }
    }

    [GeneratedRegex(@"指纹[：:\s]*([0-9A-Fa-f]{4}(?:[\s-]?[0-9A-Fa-f]{4})+)")]
    private static partial Regex Fingerprint();
}
