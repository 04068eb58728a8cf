using Caika.Accounts;
using Caika.Campaigns;
using Caika.Enrolments;
using Caika.Platform.Access;
using Caika.Testing;
using Caika.Units;
using Microsoft.EntityFrameworkCore;

namespace Caika.Server.Tests.Units;

/// <summary>A new installation without the demo: registration, approval both ways, campuses, departments, the first campaign.</summary>
public sealed class SetUpTests
{
    private static readonly byte[] Pdf = "%PDF-1.4 盖章登记表"u8.ToArray();

    private static Dictionary<string, string> Registration(string name = "青禾大学", string uscc = "12430000MB00000005") => new()
    {
        ["Form.Name"] = name,
        ["Form.Uscc"] = uscc,
        ["Form.UnitNo"] = "439900123",
        ["Form.RegionCode"] = "433101",
        ["Form.ContactName"] = "人事处社保科",
        ["Form.ContactPhone"] = "0743-8560000",
    };

    [Fact]
    public async Task UnitAlone_RegistersRecordsTheApprovalByHand_AndOpensACampaign()
    {
        await using var app = await TestApp.Start(empty: true);
        using var hr = await app.BrowseAsOutsider(Role.UnitAdministrator);

        Assert.Contains("登记本单位", (await hr.Get("/campaigns")).Main);
        var mine = await hr.Get("/units/mine");
        mine = await hr.Post(mine, "form[action*='Register']", Registration(), new TestFile("scan", "表.pdf", Pdf));
        Assert.Contains("单位已登记", mine.Main);

        // A campaign cannot open before the centre has approved the unit.
        var settings = await hr.Get("/campaigns/settings");
        var campaign = await hr.Post(settings, "form:has(#Pack)");
        Assert.Contains("还差", campaign.Main);
        Assert.Contains("单位登记还没有通过省中心审核", campaign.Main);

        mine = await hr.Post(await hr.Get("/units/mine"), "form[action*='Approval']",
            new() { ["date"] = "2026-09-01", ["documentNo"] = "湘社卡单〔2026〕1 号" }, new TestFile("scan", "批复.pdf", Pdf));
        Assert.Contains("手工登记", mine.Main);
        mine = await hr.Post(mine, "form:has(#p-place)", new() { ["paperPlace"] = "行政楼 203 室", ["paperTo"] = "社保科", ["paperHours"] = "工作日" });
        mine = await hr.Post(mine, "form:has(#n-new)", new() { ["name"] = "吉首校区", ["bankBranchName"] = "吉首支行" });
        mine = await hr.Post(mine, "form:has(#lines)", new() { ["lines"] = "文学院，张负责\n离退休处\n\n文学院", ["campusId"] = mine.Document.QuerySelector("#many-campus option:nth-child(2)")!.GetAttribute("value")! });
        Assert.Contains("已添加 2 个", mine.Main);
        Assert.Contains("“离退休处”负责全校离退休人员", mine.Main);

        // A department without a campus has no branch that could issue its cards.
        mine = await hr.Post(mine, "form:has(#lines)", new() { ["lines"] = "图书馆", ["campusId"] = "" });
        Assert.Contains("1 个二级单位还没有设校区：图书馆", (await hr.Get(campaign.Url.PathAndQuery)).Main);
        var library = mine.Document.QuerySelectorAll("form[action$='handler=Department']").Single(f => f.QuerySelector("[name=name]")!.GetAttribute("value") == "图书馆");
        await hr.Post(mine, $"form:has(#{library.QuerySelector("[name=name]")!.Id})", new() { ["campusId"] = mine.Document.QuerySelector("#many-campus option:nth-child(2)")!.GetAttribute("value")! });
        campaign = await hr.Post(await hr.Get(campaign.Url.PathAndQuery), "form[action*='Open']");
        Assert.Contains("采集已经开始", campaign.Main);
        var stored = await app.InDb(db => db.Set<Campaign>().SingleAsync());
        Assert.Equal(CampaignStatus.Open, stored.Status);
        var unit = await app.InDb(db => db.Set<Unit>().Include(u => u.Departments).SingleAsync());
        Assert.True(unit.DecidedByHand);
        Assert.Equal([("图书馆", false), ("文学院", false), ("离退休处", true)], unit.Departments.Select(d => (d.Name, d.IsRetireesOffice)).OrderBy(d => d.Name, StringComparer.Ordinal));
        // The roster page is the next step and is there.
        Assert.Contains("导入名册", (await hr.Get("/enrolments/import")).Main);
    }

    [Fact]
    public async Task WithTheCentre_AnApplicantIsReturnedCorrectsAndGetsTheFirstAdministrator()
    {
        await using var app = await TestApp.Start(empty: true);
        using var applicant = app.Browse();
        using var centre = await app.BrowseAsOutsider(Role.CentreReviewer);

        var form = await applicant.Get("/units/register");
        var bad = await applicant.Post(form, "form:has(#Uscc)", Registration(uscc: "12430000MB00000006"), new TestFile("scan", "表.pdf", Pdf));
        Assert.Contains("统一社会信用代码校验不通过", bad.Main);
        Assert.Equal("青禾大学", bad.Document.QuerySelector("#Name")!.GetAttribute("value"));
        var receipt = await applicant.Post(form, "form:has(#Uscc)", Registration(), new TestFile("scan", "表.pdf", Pdf));
        var (number, secret) = (receipt.Document.QuerySelectorAll("code")[0].TextContent, receipt.Document.QuerySelectorAll("code")[1].TextContent);

        var waiting = await centre.Get("/units");
        var detail = await centre.Get(waiting.Document.QuerySelector("main table a")!.GetAttribute("href")!);
        await centre.Post(detail, "form[action*='Return']", new() { ["reason"] = "请写单位全称。" });

        var look = await applicant.Post(await applicant.Get("/units/receipt"), "form:has(#Secret)", new() { ["ReceiptNo"] = number.ToLowerInvariant(), ["Secret"] = secret });
        Assert.Contains("请写单位全称", look.Main);
        look = await applicant.Post(look, "form[action*='Again']", Registration("青禾大学（全称）"));
        Assert.Contains("待审核", look.Main);
        await centre.Post(await centre.Get(detail.Url.PathAndQuery), "form[action*='Approve']");

        look = await applicant.Post(await applicant.Get("/units/receipt"), "form:has(#Secret)", new() { ["ReceiptNo"] = number, ["Secret"] = secret });
        look = await applicant.Post(look, "form[action*='Administrator']", new() { ["displayName"] = "顾晓岚", ["userName"] = "hr" });
        var link = look.Document.QuerySelector("#link")!.GetAttribute("value")!;
        var set = await applicant.Post(await applicant.Get("/accounts/set-password"), "form:has(#Token)", new() { ["Token"] = link[(link.IndexOf('#') + 1)..], ["Password"] = TestApp.Password, ["Again"] = TestApp.Password });
        Assert.Contains("/campaigns", set.Url.PathAndQuery);
        Assert.Contains("青禾大学（全称）", (await applicant.Get("/units/mine")).Main);

        // The receipt makes one administrator, not a second.
        using var thief = app.Browse();
        look = await thief.Post(await thief.Get("/units/receipt"), "form:has(#Secret)", new() { ["ReceiptNo"] = number, ["Secret"] = secret });
        Assert.Null(look.Document.QuerySelector("form[action*='Administrator']"));
    }

    [Fact]
    public async Task Receipt_WrongSecretsLockThatReceiptForAWhile()
    {
        await using var app = await TestApp.Start(empty: true);
        var made = await app.Do(services => ((RegisterUnit)services.GetService(typeof(RegisterUnit))!).Run(null, new UnitForm("青禾大学", "12430000MB00000005", "1", "433101", "人事处", "0743"), Pdf, default));
        var receipt = made.OrThrow();
        using var browser = app.Browse();
        async Task<string> Look(string secret) => (await browser.Post(await browser.Get("/units/receipt"), "form:has(#Secret)", new() { ["ReceiptNo"] = receipt.ReceiptNo, ["Secret"] = secret })).Main;

        for (var i = 0; i < 5; i++)
            Assert.Contains("不对", await Look("0000000000"));
        Assert.Contains("不对", await Look(receipt.Secret));
        app.Clock.Turn(TimeSpan.FromMinutes(16));
        Assert.Contains("待审核", await Look(receipt.Secret));
    }

    [Fact]
    public async Task Campaign_DatesInOrder_ReasonWhenOpen_CloseAndReopen()
    {
        await using var app = await TestApp.Start();
        using var hr = await app.BrowseAs(Role.UnitAdministrator);
        var page = await hr.Get($"/campaigns/{app.CampaignId}");
        var unit = page.Document.QuerySelector("#UnitDeadline")!.GetAttribute("value")!;

        var wrong = await hr.Post(page, "form[action*='Save']", new() { ["Form.PersonDeadline"] = unit });
        Assert.Contains("截止日期要有先后", wrong.Main);
        var later = DateOnly.Parse(unit, System.Globalization.CultureInfo.InvariantCulture).AddDays(3).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        Assert.Contains("写明原因", (await hr.Post(page, "form[action*='Save']", new() { ["Form.UnitDeadline"] = later })).Main);
        Assert.Contains("已保存", (await hr.Post(page, "form[action*='Save']", new() { ["Form.UnitDeadline"] = later, ["reason"] = "省里延期" })).Main);
        // The same page once more is an old copy now.
        Assert.Equal(System.Net.HttpStatusCode.Conflict, (await hr.Post(page, "form[action*='Save']", new() { ["Form.Title"] = "别的名字" })).Status);

        page = await hr.Post(await hr.Get($"/campaigns/{app.CampaignId}"), "form[action*='Close']");
        Assert.Contains("已截止", page.Main);
        var enrolment = await app.AddPerson("周样", "439900199001011236");
        using var person = await app.BrowseAsPerson(enrolment);
        page = await hr.Post(page, "form[action*='Reopen']", new() { ["until"] = "2026-12-31", ["reason"] = "离退休老师住院" });
        Assert.Contains("补采中", page.Main);
        Assert.Contains("2026-12-31", (await hr.Get($"/campaigns/{app.CampaignId}")).Html);
    }

    [Fact]
    public async Task Rule_IsChangedWithAReason_AndPicturesAreJudgedAgain()
    {
        await using var app = await TestApp.Start();
        var person = TestPeople.Some(1)[0];
        var id = await app.AddComplete(person, confirmed: false);
        using var hr = await app.BrowseAs(Role.UnitAdministrator);
        var rules = await hr.Get($"/campaigns/{app.CampaignId}/rules");
        Assert.Contains("完全一样", rules.Main);
        Dictionary<string, string> Limit(string path, string value, string reason) => new() { ["path"] = path, ["value"] = value, ["reason"] = reason };

        Assert.Contains("写明改规则的原因", (await hr.Post(rules, "form[action*='Limit']", Limit("photo.minWidth", "5000", " "))).Main);
        // A rule that rests on nothing never sends anybody back.
        var unfounded = await hr.Post(rules, "form[action*='Level']", new() { ["rule"] = "P29", ["level"] = "Refuse", ["reason"] = "试" });
        Assert.Contains("没有通知或标准作依据", unfounded.Main);

        rules = await hr.Post(rules, "form[action*='Limit']", Limit("photo.minWidth", "5000", "省里要求更大的照片"));
        Assert.Contains("规则已改", rules.Main);
        Assert.Contains("photo.minWidth", (await hr.Get($"/campaigns/{app.CampaignId}/rules")).Main);
        Assert.Contains("P03", await Until(app, id, findings => findings.Contains("\"P03\"", StringComparison.Ordinal)));
        Assert.False((await app.Find(id)).Item(ItemKind.Photo)!.IsComplete);

        await hr.Post(await hr.Get($"/campaigns/{app.CampaignId}/rules"), "form[action*='Limit']", Limit("photo.minWidth", "295", "弄错了"));
        Assert.DoesNotContain("P03", await Until(app, id, findings => !findings.Contains("\"P03\"", StringComparison.Ordinal)));
        Assert.True((await app.Find(id)).Item(ItemKind.Photo)!.IsComplete);
    }

    private static async Task<string> Until(TestApp app, Guid enrolment, Predicate<string> holds)
    {
        for (var tries = 0; ; tries++)
        {
            var findings = await app.InDb(db => db.Set<Caika.Photos.Photo>().AsNoTracking().Where(p => p.EnrolmentId == enrolment && p.IsCurrent).Select(p => p.Findings).SingleAsync());
            if (holds(findings) || tries > 300)
                return findings;
            await Task.Delay(100);
        }
    }
}
