using System.IO.Compression;
using System.Text.RegularExpressions;
using Caika.Demo;
using Caika.Platform.Documents.Sheets;

namespace Caika.Browser.Tests;

/// <summary>The check before printing, forms and signatures, the sealed package.</summary>
internal static partial class GuideHandOver
{
    /// <summary>Seals a package on the page, takes it and its list, and has the program verify it, far from the data.</summary>
    internal static async Task<string> SealAndVerify(this GuideWalker hr, GuideHall hall, string what, int people, MadeUpPerson? leftOut = null)
    {
        await hr.Press("送审与上报");
        var section = what == "送审" ? "送审（打印前的核验）" : "报送制卡";
        await hr.Fill($"输入人数 {people} 确认", $"{people}", section);
        if (leftOut is not null)
            await hr.Page.GetByLabel($"{leftOut.Name} 先不报的原因").FillAsync("住院，随下一批报。");
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

    internal static async Task SendToCentre(this GuideWalker hr)
    {
        await hr.Press("送交省中心");
        await hr.Sees("已送交省中心");
    }

    internal static async Task RecordReceiptAndAnswers(this GuideWalker hr, int people)
    {
        await hr.Fill("接收日期", GuideSetUp.Today);
        await hr.Fill("凭据", "回执 7 号");
        await hr.Press("登记对方已接收");
        await hr.RecordAnswers(people);
        await hr.Press("卡片");
        await hr.Look("cards");
    }

    /// <summary>Pages the guide names that the walk has not come by.</summary>
    internal static async Task LookAround(this GuideWalker walker)
    {
        foreach (var page in (string[])["总览", "收件", "问题反馈", "确认表", "卡片", "人员"])
        {
            if (walker.Guide.Names.Contains(page))
                await walker.Press(page);
        }
        await walker.Press("信息表工作簿");
        await walker.Look("workbooks");
        if (!walker.Guide.Names.Contains("采集工作"))
            return;
        await walker.Press("采集工作");
        await walker.Pick("社会保障卡信息采集");
        await walker.Look("campaign-open");
    }

    /// <summary>Puts the campaign away and erases it, long after everybody has signed in.</summary>
    internal static async Task ArchiveAndErase(this GuideWalker hr, int people)
    {
        await hr.Press("采集工作");
        await hr.Pick("社会保障卡信息采集");
        await hr.Press("现在截止");
        await hr.Press("归档");
        await hr.Press("查看要销毁的内容");
        for (var tries = 0; ; tries++)
        {
            await hr.Fill("销毁的原因", "卡已全部领取，保存期满");
            await hr.Page.Locator("#Despite").FillAsync("试用");
            await hr.Page.Locator("#Typed").FillAsync($"{people}");
            await hr.Press($"销毁 {people} 人的采集资料");
            if (tries > 0 || !hr.Page.Url.Contains("/accounts/prove", StringComparison.Ordinal))
                break;
            await hr.Page.Locator("#Password").FillAsync(GuideWalker.Password);
            await hr.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "确认", Exact = true }).ClickAsync();
            await hr.Page.WaitForURLAsync("**/erasures/*");
        }
        await hr.Sees("谁也打不开");
        await hr.Download("打印销毁记录（PDF）");
    }

    internal static async Task LookAtPersonAndAccount(this GuideWalker clerk, MadeUpPerson person, string own)
    {
        await clerk.Press("人员");
        await clerk.Pick(person.Name);
        await clerk.Look("person-of-clerk");
        await clerk.Pick(own);
    }

    internal static async Task MakeMatchList(this GuideWalker hr)
    {
        await hr.Press("比对");
        await hr.Pick("吉首校区 → 吉首支行");
        await hr.Press("比对");
        await hr.Look("matching");
        await hr.Pick("第 1 批");
    }

    /// <summary>The bank takes the list and sends its results back.</summary>
    internal static async Task Match(this GuideWalker bank, params MadeUpPerson[] people)
    {
        await bank.Pick("第 1 批");
        await bank.Download("下载名单");
        await bank.Look("match-batch");
        using var workbook = new MemoryStream();
        SheetWriter.Write(workbook, "结果", ["编号", "姓名", "结果代码", "说明"], await RowsOf(bank, people));
        await bank.Give("结果名单", "结果.xlsx", workbook.ToArray());
        await bank.Press("登记结果");
        await bank.Sees($"一致 {people.Length} 人");
        await bank.Press("比对");
    }

    private static async Task<IReadOnlyList<IReadOnlyList<string>>> RowsOf(GuideWalker bank, MadeUpPerson[] people)
    {
        var rows = new List<IReadOnlyList<string>>();
        foreach (var line in await bank.Page.Locator("tbody tr").AllAsync())
        {
            var serial = (await line.Locator("td").First.InnerTextAsync()).Trim();
            rows.Add([serial, people[rows.Count].Name, "20", ""]);
        }
        return rows;
    }

    internal static async Task CheckTrail(this GuideWalker auditor)
    {
        await auditor.Look("trail");
        await auditor.Press("校验全部记录");
        await auditor.Sees("记录完整");
        await auditor.Press("筛选");
        await auditor.Download("导出 CSV");
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
