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
        // The colleague fills nothing in, and is left out of the package for a reason.
        var (staff, colleague, retiree) = (TestPictures.Person(120), TestPictures.Person(122), TestPictures.Retiree(3));
        var admin = await GuideSetUp.Begin(hall);
        var links = new Dictionary<string, string>
        {
            ["hr.md"] = await admin.AddAccount("顾晓岚", "guxiaolan", "人事处管理员"),
            ["auditor.md"] = await admin.AddAccount("沈督察", "shenducha", "审计员"),
        };
        await admin.LookAfterAccounts("顾晓岚");
        var hr = await hall.Enter("hr.md", links);
        await hr.RegisterAndRecordTheApproval();
        await hr.SetUpUnit();
        links["reviewer.md"] = await hr.AddAccount("何慎行", "heshenxing", "人事处审核员");
        links["clerk.md"] = await hr.AddAccount("张负责", "zhangfuze", "二级单位经办人", GuideSetUp.Department);
        links["retirees.md"] = await hr.AddAccount("李负责", "lifuze", "离退休处经办人", GuideSetUp.RetireesOffice);
        links["bank.md"] = await hr.AddAccount("钱柜员", "qianguiyuan", "银行经办", campus: "吉首校区 → 吉首支行");
        await hr.OpenCampaign();
        await hr.ImportRoster(staff, colleague, retiree);

        var clerk = await hall.Enter("clerk.md", links);
        var slip = await clerk.PrintSlips(2, staff);
        await clerk.TakeInPictures(colleague);
        var person = await hall.Enter("person.md", phone: true);
        await person.EnterOnPhone(staff, slip);
        await person.AskSomething();
        await clerk.AnswerQuestion();
        var retirees = await hall.Enter("retirees.md", links);
        await retirees.EnterFor(retiree);
        await hr.MakeMatchList();
        await (await hall.Enter("bank.md", links)).Match(staff, retiree);
        await clerk.ReviewAll(1, "review");
        await retirees.ReviewAll(1, "review-retirees");
        var reviewer = await hall.Enter("reviewer.md", links);
        await reviewer.LookByParts();
        await reviewer.ReviewAll(2, "review-unit");

        await hr.SealAndVerify(hall, "送审", 2);
        await hr.RecordAnswers(2);
        await clerk.PrintAndSign(1);
        await retirees.PrintAndSign(1);
        await hr.SealAndVerify(hall, "上报", 2, leftOut: colleague);
        await hr.RecordReceiptAndAnswers(2);
        await hr.LookAround();
        await clerk.LookAround();
        await clerk.LookAtPersonAndAccount(colleague, "张负责");
        await (await hall.Enter("auditor.md", links)).CheckTrail();
        await hr.ArchiveAndErase(3);
        // What is there only with a centre, the other walk presses.
        hall.EndsInAgreement();
        hall.EndsWithEverything(except: "送交省中心", "admin.md", "hr.md", "clerk.md", "retirees.md", "reviewer.md", "bank.md", "person.md", "auditor.md");
    }

    [Fact]
    public async Task WithTheCentre_FromTheFirstAccountToAnAcceptedPackage()
    {
        await using var hall = await GuideHall.Open("centre");
        var staff = TestPictures.Person(121);
        var admin = await GuideSetUp.Begin(hall);
        var links = new Dictionary<string, string> { ["centre.md"] = await admin.AddAccount("省中心审核员", "shengzhongxin", "省中心审核员") };
        var centre = await hall.Enter("centre.md", links);
        var applicant = await hall.Enter("centre.md");
        var receipt = await applicant.Register();
        await centre.ReturnUnit("请写单位全称。");
        await applicant.RegisterAgain(receipt);
        await centre.ApproveUnit();
        var hr = await hall.Enter("hr.md");
        await hr.SetPassword(await applicant.BecomeAdministrator(receipt));
        await hr.SetUpUnit();
        links["reviewer.md"] = await hr.AddAccount("何慎行", "heshenxing", "人事处审核员");
        links["clerk.md"] = await hr.AddAccount("张负责", "zhangfuze", "二级单位经办人", GuideSetUp.Department);
        await hr.OpenCampaign();
        await hr.ImportRoster(staff);

        var clerk = await hall.Enter("clerk.md", links);
        var person = await hall.Enter("person.md", phone: true);
        await person.EnterOnPhone(staff, await clerk.PrintSlips(1, staff));
        await clerk.ReviewAll(1, "review");
        await (await hall.Enter("reviewer.md", links)).ReviewAll(1, "review-unit");

        await hr.SealAndVerify(hall, "送审", 1);
        await hr.SendToCentre();
        await centre.AnswerPackage(returned: true);
        await person.CorrectWhatWasReturned();
        await hr.SealAndVerify(hall, "送审", 1);
        await hr.SendToCentre();
        await centre.AnswerPackage();
        await clerk.PrintAndSign(1);
        await hr.SealAndVerify(hall, "上报", 1);
        await hr.SendToCentre();
        await centre.TakeAndVerify(hall);
        await centre.AnswerPackage();
        await hr.Press("卡片");
        await hr.Sees(staff.Name);
        hall.EndsInAgreement();
        hall.EndsWithEverything(except: null, "centre.md");
    }
}
