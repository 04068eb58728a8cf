using System.Net;
using Caika.Campaigns;
using Caika.Confirmations;
using Caika.Confirmations.Printing;
using Caika.Confirmations.Signing;
using Caika.Enrolments;
using Caika.Platform.Access;
using Caika.Platform.Audit;
using Caika.Platform.PersonalData;
using Caika.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Caika.Server.Tests.Confirmations;

/// <summary>The way of a form from print to signature. One file over 300 lines: every step needs the helpers at its end.</summary>
public sealed class FormTests
{
    [Fact]
    public async Task PrintDepartment_OnePageEachWithNameAndNumberInOrder()
    {
        await using var app = await TestApp.Start();
        var people = TestPeople.Some(5);
        var ids = new List<Guid>();
        foreach (var person in people)
            ids.Add(await app.AddComplete(person));
        await app.AddComplete(TestPeople.Some(6)[5], "商学院");
        await app.Settle([.. ids]);
        using var clerk = await app.BrowseAs(Role.DepartmentClerk, "文学院");

        var run = await clerk.Post(await clerk.Get("/confirmations"), "form[action*='handler=Print']");
        Assert.Contains("第 1 次打印", run.Main);
        var answer = await clerk.Get(run.Document.QuerySelector("a[href*='handler=Pdf']")!.GetAttribute("href")!);
        Assert.Equal("确认表-第1次.pdf", answer.Response.Content.Headers.ContentDisposition!.FileNameStar);
        var whole = TestPaper.Pages(await answer.Response.Content.ReadAsByteArrayAsync());
        Assert.Contains("社会保障卡信息采集汇总表", whole[0]);
        Assert.Contains("本部门第1张，共5张", whole[1].Replace(" ", "", StringComparison.Ordinal));
        var pages = whole.Skip(1).ToList();

        var order = people.Select(p => p.Name).Order(NameOrder.ByName).ToList();
        var forms = await Forms(app);
        Assert.Equal(5, pages.Count);
        Assert.All(order.Zip(pages), pair => Assert.Contains(pair.First, pair.Second));
        Assert.All(people.Zip(ids), pair => Assert.Contains(pages, page => page.Contains(pair.First.IdNumber) && page.Contains(forms.Single(f => f.EnrolmentId == pair.Second).FormNo)));
        Assert.All(pages, page => Assert.Contains("吉首支行", page));
        Assert.Equal(5, await Trail(app, "form.printed"));
        Assert.Equal(1, await Trail(app, "forms.downloaded"));
        Assert.All(ids, async id => Assert.Equal(PaperState.Printed, (await app.Find(id)).ConfirmationPaper));
    }

    [Fact]
    public async Task Sheet_NeedsThePersonsConfirmationAndTheFormNeedsAllSettled()
    {
        await using var app = await TestApp.Start();
        var people = TestPeople.Some(2);
        var entered = await app.AddComplete(people[0], confirmed: false);
        var confirmed = await app.AddComplete(people[1]);

        Assert.Equal(RefusalKind.Rule, (await Print(app, FormKind.ConfirmationForm, confirmed)).Refusal!.Kind);
        Assert.Equal(RefusalKind.Rule, (await Print(app, FormKind.InformationSheet, entered)).Refusal!.Kind);
        Assert.Null((await Print(app, FormKind.InformationSheet, confirmed)).Refusal);
    }

    [Fact]
    public async Task BothFormsSigned_IsReadyToSubmit()
    {
        await using var app = await TestApp.Start();
        var id = await Settled(app);
        using var clerk = await app.BrowseAs(Role.DepartmentClerk, "文学院");
        var sheet = await PrintOne(app, FormKind.InformationSheet, id);
        var form = await PrintOne(app, FormKind.ConfirmationForm, id);

        var page = await clerk.Post(await clerk.Get("/confirmations/sign?kind=sheet"), "form[action*=Many]", new() { ["form"] = sheet.Id.ToString(), ["PaperSeen"] = "true" });
        Assert.Contains("1 份信息表已登记签字", page.Main);
        Assert.Equal(EnrolmentStatus.PendingSignature, (await app.Find(id)).Status);
        var png = new byte[] { 0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A };
        page = await clerk.Post(await clerk.Get("/confirmations/sign"), "form[action*=One]", new() { ["FormNo"] = form.FormNo.ToLowerInvariant(), ["PaperSeen"] = "true" }, new TestFile("scan", "扫描.png", png));

        Assert.Contains("已登记，9 月 10 日签字", page.Main);
        Assert.Equal(EnrolmentStatus.ReadyToSubmit, (await app.Find(id)).Status);
        Assert.Equal(2, await Trail(app, "form.signed"));
        var scan = await clerk.Http.GetAsync($"/confirmations/forms/{form.Id}?handler=Scan");
        Assert.Equal(png, await scan.Content.ReadAsByteArrayAsync());
        Assert.Equal(1, await Trail(app, "form.scan-opened"));
    }

    [Theory]
    [InlineData("", "2026-09-10", "已见纸质件")]
    [InlineData("true", "2026-09-12", "不能晚于今天")]
    [InlineData("true", "2026-09-09", "不能更早")]
    public async Task SignatureThatCannotBe_IsRefusedInWords(string seen, string day, string words)
    {
        await using var app = await TestApp.Start();
        var form = await PrintOne(app, FormKind.ConfirmationForm, await Settled(app));
        using var clerk = await app.BrowseAs(Role.DepartmentClerk, "文学院");

        var page = await clerk.Post(await clerk.Get("/confirmations/sign"), "form[action*=One]", new() { ["FormNo"] = form.FormNo, ["SignedOn"] = day, ["PaperSeen"] = seen });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains(words, page.Document.QuerySelector(".verdict")!.TextContent);
        Assert.Equal(PaperState.Printed, (await app.Find(form.EnrolmentId)).ConfirmationPaper);
    }

    [Fact]
    public async Task ChangeOfAPrintedField_VoidsTheSignedFormAndAsksForAReprint()
    {
        await using var app = await TestApp.Start();
        var id = await Settled(app);
        using var clerk = await app.BrowseAs(Role.DepartmentClerk, "文学院");
        var first = await PrintOne(app, FormKind.ConfirmationForm, id);
        await Sign(app, first);

        await app.Correct(id, ItemKind.Contact, data => data with { ContactAddress = "吉首市人民南路 120 号" });

        var voided = await Form(app, first.Id);
        Assert.Equal(FormState.Voided, voided.State);
        Assert.Equal("打印后“联系方式”有改动", voided.Note);
        Assert.Equal(PaperState.None, (await app.Find(id)).ConfirmationPaper);
        Assert.Equal(1, await Trail(app, "form.voided"));
        await app.Confirm(id);
        await app.Settle(id);
        var page = await clerk.Get("/confirmations");
        Assert.Contains("只重印有变动的 1 份", page.Main);
        await clerk.Post(page, "form:has(input[name=onlyReprints])");
        var second = (await Forms(app)).Single(f => f.State == FormState.Printed);
        Assert.Equal(2, second.Revision);

        var refused = await clerk.Post(await clerk.Get("/confirmations/sign"), "form[action*=One]", new() { ["FormNo"] = first.FormNo, ["PaperSeen"] = "true" });
        Assert.Contains($"{first.FormNo} 已作废", refused.Main);
        Assert.Contains($"现在有效的是 {second.FormNo}", refused.Main);
    }

    [Fact]
    public async Task ChangeOfThePhoto_VoidsTheFormThatShowsItOnly()
    {
        await using var app = await TestApp.Start();
        var id = await Settled(app);
        var sheet = await PrintOne(app, FormKind.InformationSheet, id);
        var form = await PrintOne(app, FormKind.ConfirmationForm, id);

        await app.ReplacePhoto(id, TestPeople.Some(3)[2]);

        Assert.Equal(FormState.Voided, (await Form(app, form.Id)).State);
        Assert.Equal(FormState.Printed, (await Form(app, sheet.Id)).State);
    }

    [Fact]
    public async Task ChangeOfWhatIsNotPrinted_KeepsTheForm()
    {
        await using var app = await TestApp.Start();
        var id = await Settled(app);
        var form = await PrintOne(app, FormKind.ConfirmationForm, id);
        await Sign(app, form);

        await app.Correct(id, ItemKind.Contact, data => data with { Remark = "住院，家属联系" });
        await app.Correct(id, ItemKind.Emblem, data => data);

        Assert.Equal(FormState.SignedReturned, (await Form(app, form.Id)).State);
        Assert.Equal(0, await Trail(app, "form.voided"));
    }

    [Fact]
    public async Task Objection_OpensThatItemAndTheFormIsPrintedAnew()
    {
        await using var app = await TestApp.Start();
        var id = await Settled(app);
        using var reviewer = await app.BrowseAs(Role.UnitReviewer);
        var form = await PrintOne(app, FormKind.ConfirmationForm, id);

        var page = await reviewer.Post(await reviewer.Get($"/confirmations/forms/{form.Id}"), "form[action*=Object]", new() { ["Kind"] = "Work", ["What"] = "职业应为专业技术人员" });

        Assert.Contains("异议已登记", page.Main);
        var enrolment = await app.Find(id);
        Assert.Equal(EnrolmentStatus.ObjectionRaised, enrolment.Status);
        Assert.True(enrolment.IsOpen(ItemKind.Work));
        Assert.Equal("本人核对确认表时提出：职业应为专业技术人员", enrolment.Item(ItemKind.Work)!.ReasonText);
        Assert.All(ItemKinds.All.Where(k => k != ItemKind.Work), kind => Assert.Equal(Stage.Settled, enrolment.Item(kind)!.Stage));
        Assert.Contains("提出过异议", (await Record(app, form.FormNo)).Refusal!.Message);
        Assert.Equal(1, await Trail(app, "form.objected"));

        await app.Correct(id, ItemKind.Work, data => data with { Occupation = "3000000" });
        await app.Confirm(id);
        Assert.Equal(EnrolmentStatus.PendingUnitReview, (await app.Find(id)).Status);
        await app.Settle(id);
        var next = await PrintOne(app, FormKind.ConfirmationForm, id);
        Assert.Null((await Record(app, next.FormNo)).Refusal);
    }

    [Fact]
    public async Task Reprint_VoidsTheUnsignedFormAndLeavesTheSignedOne()
    {
        await using var app = await TestApp.Start();
        var id = await Settled(app);
        using var clerk = await app.BrowseAs(Role.DepartmentClerk, "文学院");
        var first = await PrintOne(app, FormKind.ConfirmationForm, id);

        await clerk.Post(await clerk.Get($"/confirmations/runs/{first.PrintRunId}"), "form[action*=Reprint]", new() { ["enrolment"] = id.ToString() });
        var second = (await Forms(app)).Single(f => f.State == FormState.Printed);
        Assert.Equal($"已重新打印，见 {second.FormNo}", (await Form(app, first.Id)).Note);

        await Sign(app, second);
        Assert.Equal(RefusalKind.Rule, (await Print(app, FormKind.ConfirmationForm, id)).Refusal!.Kind);
        Assert.Contains("已经登记过", (await Record(app, second.FormNo)).Refusal!.Message);
    }

    [Fact]
    public async Task QrText_ChecksAndOneOtherDigitDoesNot()
    {
        await using var app = await TestApp.Start();
        var form = await PrintOne(app, FormKind.ConfirmationForm, await Settled(app));
        var text = await app.Do(async services =>
        {
            var hand = (await services.GetRequiredService<CampaignBook>().Take(app.CampaignId, Actor.System("测试"), default))!;
            return FormCode.Create(hand.Keys.Print, form.Kind, form.FormNo, form.Revision, form.DataHash).ToString();
        });
        var forged = text[..^1] + (text[^1] == '7' ? '8' : '7');

        Assert.Contains("对不上", (await Record(app, forged)).Refusal!.Message);
        Assert.Null((await Record(app, text)).Refusal);
    }

    [Fact]
    public async Task ForeignDepartment_SeesNeitherRunNorFormNorCover()
    {
        await using var app = await TestApp.Start();
        var id = await Settled(app);
        var form = await PrintOne(app, FormKind.ConfirmationForm, id);
        var place = (await app.Find(id)).DepartmentId;
        using var clerk = await app.BrowseAs(Role.DepartmentClerk, "商学院");
        using var own = await app.BrowseAs(Role.DepartmentClerk, "文学院");

        foreach (var path in new[] { $"/confirmations/runs/{form.PrintRunId}", $"/confirmations/runs/{form.PrintRunId}?handler=Pdf", $"/confirmations/forms/{form.Id}", $"/confirmations?handler=Cover&department={place}" })
            Assert.Equal(HttpStatusCode.NotFound, (await clerk.Get(path)).Status);
        var signed = await clerk.Post(await clerk.Get("/confirmations/sign"), "form[action*=One]", new() { ["FormNo"] = form.FormNo, ["PaperSeen"] = "true" });
        Assert.Contains("不在您的工作范围内", signed.Main);
        var cover = await own.Get($"/confirmations?handler=Cover&department={place}");
        Assert.Contains("已打印，待签", TestPaper.Pages(await cover.Response.Content.ReadAsByteArrayAsync())[0]);
    }

    [Fact]
    public async Task OwnPage_SaysWhatToDoAndMasksTheNumber()
    {
        await using var app = await TestApp.Start();
        var person = TestPeople.Some(1)[0];
        var id = await Settled(app);
        await PrintOne(app, FormKind.ConfirmationForm, id);
        using var browser = await app.BrowseAsPerson(id);
        using var nobody = app.Browse();

        var page = await browser.Get("/confirmations/mine");

        Assert.Contains("请签确认表", page.Main);
        Assert.Contains(Mask.IdNumber(person.IdNumber), page.Main);
        Assert.DoesNotContain(person.IdNumber, page.Html);
        Assert.DoesNotContain(person.Name, (await nobody.Get("/confirmations/mine")).Html);
    }

    public static TheoryData<string> Engines => [.. TestData.Engines];

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task ListsAndPrinting_WorkOnEveryEngine(string engine)
    {
        await using var app = await TestApp.Start(engine == "postgres" ? await TestData.FreshDatabase() : null);
        var people = TestPeople.Some(3);
        var first = await app.AddComplete(people[0]);
        await app.AddComplete(people[1], doubt: TestPeople.Doubt);
        await app.AddComplete(people[2], "商学院");
        await app.Settle(first);
        using var clerk = await app.BrowseAs(Role.DepartmentClerk, "文学院", "商学院");

        Assert.Contains("2 人等待审核", (await clerk.Get("/reviews")).Main);
        Assert.Contains(people[1].Name, (await clerk.Get("/reviews")).Document.QuerySelector(".queue b")!.TextContent);
        var form = await PrintOne(app, FormKind.ConfirmationForm, first);
        Assert.Contains("第 1 次", (await clerk.Get("/confirmations")).Main);
        Assert.Contains(form.FormNo, (await clerk.Get("/confirmations/sign")).Main);
        await Sign(app, form);
        await app.ReplacePhoto(first, people[2]);
        Assert.Contains("已作废", (await clerk.Get($"/confirmations/runs/{form.PrintRunId}")).Main);
    }

    [Fact]
    public async Task Trail_StaysWholeThroughPrintingAndSigning()
    {
        await using var app = await TestApp.Start();
        var id = await Settled(app);
        await Sign(app, await PrintOne(app, FormKind.ConfirmationForm, id));
        await app.Correct(id, ItemKind.Contact, data => data with { Mobile = "13900009999" });

        Assert.Null((await app.Do(services => services.GetRequiredService<VerifyTrail>().Run(null, default))).Fault);
    }

    private static async Task<Guid> Settled(TestApp app)
    {
        var id = await app.AddComplete(TestPeople.Some(1)[0]);
        await app.Settle(id);
        return id;
    }

    private static Task<Outcome<PrintedRun>> Print(TestApp app, FormKind kind, Guid id) => app.Do(services =>
        services.GetRequiredService<PrintForms>().Run(Actor.System("测试"), app.CampaignId, new PrintWish(kind, Enrolments: [id]), default));

    private static async Task<Form> PrintOne(TestApp app, FormKind kind, Guid id)
    {
        var run = (await Print(app, kind, id)).OrThrow().Run;
        return (await Forms(app)).Single(f => f.PrintRunId == run.Id);
    }

    private static Task<Outcome<FormInHand>> Record(TestApp app, string form) => app.Do(services =>
        services.GetRequiredService<RecordSignature>().Run(Actor.System("测试"), form, new DateOnly(2026, 9, 10), paperSeen: true, null, default));

    private static async Task Sign(TestApp app, Form form) => (await Record(app, form.FormNo)).OrThrow();

    private static Task<List<Form>> Forms(TestApp app) => app.InDb(db => db.Set<Form>().AsNoTracking().ToListAsync());

    private static Task<Form> Form(TestApp app, Guid id) => app.InDb(db => db.Set<Form>().AsNoTracking().SingleAsync(f => f.Id == id));

    private static Task<int> Trail(TestApp app, string action) => app.InDb(db => db.Set<AuditRow>().CountAsync(r => r.Action == action));
}
