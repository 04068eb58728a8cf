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
using static Caika.Server.Tests.Confirmations.FormsOf;

namespace Caika.Server.Tests.Confirmations;

/// <summary>Forms on their way to paper: who may be printed, in what order, who sees them.</summary>
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
        Assert.Equal(5, await InTrail(app, "form.printed"));
        Assert.Equal(1, await InTrail(app, "forms.downloaded"));
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
}
