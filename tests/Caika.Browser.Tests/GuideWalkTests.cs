using Caika.Testing;

namespace Caika.Browser.Tests;

/// <summary>
/// A new installation without the demo, from <c>caika user add</c> to a sealed package, by what docs/guide says: with a unit
/// alone, and with a centre in the same installation.
/// </summary>
public sealed class GuideWalkTests
{
    [Fact]
    public async Task UnitAlone_FromTheFirstAccountToASealedPackage()
    {
        await using var hall = await GuideHall.Open("alone");
        var (staff, retiree) = (TestPictures.Person(120), TestPictures.Retiree(3));

        var admin = await GuideSetUp.Begin(hall);
        var link = await admin.AddAccount("顾晓岚", "guxiaolan", "人事处管理员");
        var auditorLink = await admin.AddAccount("沈督察", "shenducha", "审计员");
        var hr = await hall.Enter("hr.md");
        await hr.SetPassword(link);
        await hr.Press("本单位");
        await hr.FillRegistration();
        await hr.Press("登记");
        await hr.Fill("批复日期", GuideSetUp.Today);
        await hr.Fill("文号或受理编号", "（样例）湘社卡单〔2026〕1 号");
        await hr.Give("批复的扫描件", "批复.pdf", GuideSetUp.Paper);
        await hr.Press("登记批复");
        await hr.SetUpUnit();
        var links = new Dictionary<string, string>
        {
            ["reviewer.md"] = await hr.AddAccount("何慎行", "heshenxing", "人事处审核员"),
            ["clerk.md"] = await hr.AddAccount("张负责", "zhangfuze", "二级单位经办人", GuideSetUp.Department),
            ["retirees.md"] = await hr.AddAccount("李负责", "lifuze", "离退休处经办人", GuideSetUp.RetireesOffice),
            ["bank.md"] = await hr.AddAccount("钱柜员", "qianguiyuan", "银行经办", campus: "吉首校区 → 吉首支行"),
        };
        await hr.OpenCampaign();
        await hr.ImportRoster(staff, retiree);

        var clerk = await hall.Enter("clerk.md");
        await clerk.SetPassword(links["clerk.md"]);
        var slip = await clerk.PrintSlips(1);
        var person = await hall.Enter("person.md", phone: true);
        await person.EnterOnPhone(staff, slip);
        var retirees = await hall.Enter("retirees.md");
        await retirees.SetPassword(links["retirees.md"]);
        await retirees.EnterFor(retiree);
        await clerk.ReviewAll(1);
        await retirees.ReviewAll(1);
        var reviewer = await hall.Enter("reviewer.md");
        await reviewer.SetPassword(links["reviewer.md"]);
        await reviewer.ReviewAll(2);

        await hr.SealAndVerify(hall, "送审", 2);
        await hr.RecordAnswers(2);
        await clerk.PrintAndSign(1);
        await retirees.PrintAndSign(1);
        await hr.SealAndVerify(hall, "上报", 2);
        var auditor = await hall.Enter("auditor.md");
        await auditor.SetPassword(auditorLink);
        await auditor.Look("trail");
    }
}
