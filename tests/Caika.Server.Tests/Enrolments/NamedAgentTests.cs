using System.Net;
using Caika.Confirmations;
using Caika.Confirmations.Printing;
using Caika.Enrolments;
using Caika.Imaging.IdCards;
using Caika.Photos;
using Caika.Platform.Access;
using Caika.Platform.Audit;
using Caika.Platform.PersonalData;
using Caika.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Caika.Server.Tests.Enrolments;

/// <summary>A clerk names a person's agent (代办人), gives the code, and ends it.</summary>
public sealed class NamedAgentTests(PhoneApp phone) : IClassFixture<PhoneApp>
{
    private static readonly Agent Daughter = TestAgents.Daughter;

    private static Dictionary<string, string> Form => new()
    {
        ["Input.FullName"] = Daughter.FullName,
        ["Input.IdDocumentType"] = "ResidentId",
        ["Input.IdNumber"] = Daughter.IdNumber,
        ["Input.Mobile"] = Daughter.Mobile,
        ["Input.Relation"] = "子女",
        ["Input.Authorisation"] = "授权委托书",
        ["Input.Seen"] = "true",
    };

    [Fact]
    public async Task Clerk_NamesTheAgent_AndTheSlipIsTheAgentsOwn()
    {
        using var walk = await phone.Person();
        await walk.Inside();
        using var clerk = await phone.App.BrowseAs(Role.DepartmentClerk, "文学院");
        var path = $"/enrolments/{walk.Enrolment}/agent";
        Assert.NotNull((await clerk.Get($"/enrolments/{walk.Enrolment}")).Document.QuerySelector($"a[href='{path}']"));

        var answer = await clerk.Post(await clerk.Get(path), "#agent", Form);
        Assert.Equal((HttpStatusCode.OK, "application/pdf"), (answer.Status, answer.Response.Content.Headers.ContentType?.MediaType));
        var slip = Assert.Single(TestPaper.Pages(await answer.Response.Content.ReadAsByteArrayAsync()));
        Assert.Contains("代办人登录条", slip);
        Assert.Contains("代办人不能代", slip);
        Assert.DoesNotContain(Daughter.FullName, slip);
        var page = await clerk.Get(path);
        foreach (var words in new[] { Daughter.FullName, "子女", Mask.IdNumber(Daughter.IdNumber), Mask.Mobile(Daughter.Mobile), "授权委托书", "还没有用过" })
            Assert.Contains(words, page.Main);
        Assert.DoesNotContain(Daughter.IdNumber, page.Html);

        // The person's own way in is as it was.
        Assert.Equal("/enrolments/mine", (await walk.Browser.Get("/enrolments/mine")).Url.AbsolutePath);
        Assert.Contains(await phone.Trail(walk.Enrolment), r => r is { Action: "agent.named", ActorKind: "Staff" } && r.Detail == $"{Mask.Name(Daughter.FullName)}（子女），已见授权委托书");
        Assert.Contains("指定代办人", (await clerk.Get($"/enrolments/{walk.Enrolment}")).Main);
    }

    [Theory]
    [InlineData("Input.Seen", "", "授权委托书或关系证明")]
    [InlineData("Input.Authorisation", "", "授权委托书或关系证明")]
    [InlineData("Input.IdNumber", "439901198501010010", "代办人的资料还要改")]
    [InlineData("Input.IdNumber", "own", "和本人的一样")]
    [InlineData("Input.IdNumber", "child", "年满 18 周岁")]
    [InlineData("Input.Mobile", "", "手机号码")]
    [InlineData("Input.Mobile", "12345", "代办人的资料还要改")]
    [InlineData("Input.Relation", "", "与本人的关系")]
    [InlineData("Input.Email", "nowhere", "代办人的资料还要改")]
    public async Task UnfitAgent_IsSaid_AndNobodyIsNamed(string field, string value, string words)
    {
        using var walk = await phone.Person();
        using var clerk = await phone.App.BrowseAs(Role.DepartmentClerk, "文学院");
        var form = Form;
        form[field] = value switch { "own" => (await phone.Data(walk)).IdNumber, "child" => ChildsNumber(), _ => value };

        var page = await clerk.Post(await clerk.Get($"/enrolments/{walk.Enrolment}/agent"), "#agent", form);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains(words, page.Document.QuerySelector(".verdict")!.TextContent);
        Assert.Null((await phone.Data(walk)).Agent);
        Assert.Equal(Daughter.FullName, page.Document.QuerySelector("#FullName")!.GetAttribute("value"));
    }

    [Fact]
    public async Task ScannedPaper_StandsForTheSeenOne_AndIsKept()
    {
        using var walk = await phone.Person();
        using var clerk = await phone.App.BrowseAs(Role.DepartmentClerk, "文学院");
        var form = Form;
        form.Remove("Input.Seen");

        await clerk.Post(await clerk.Get($"/enrolments/{walk.Enrolment}/agent"), "#agent", form, new TestFile("scan", "委托书.pdf", [1, 2, 3]));

        Assert.NotNull((await phone.App.InDb(db => db.Set<Slip>().SingleAsync(s => s.EnrolmentId == walk.Enrolment && s.Holder == SlipHolder.Agent))).EvidenceFileId);
        Assert.Contains("有扫描件", (await clerk.Get($"/enrolments/{walk.Enrolment}/agent")).Main);
    }

    [Fact]
    public async Task OtherDepartment_ReadsLikeAMissingPage()
    {
        using var walk = await phone.Person();
        using var clerk = await phone.App.BrowseAs(Role.DepartmentClerk, "图书馆");
        Assert.Equal(HttpStatusCode.NotFound, (await clerk.Get($"/enrolments/{walk.Enrolment}/agent")).Status);
    }

    [Fact]
    public async Task NewCode_VoidsTheOldOne_AndWantsAReason()
    {
        using var walk = await phone.Person();
        await walk.Inside();
        using var agent = await walk.Agent();
        await agent.Enter();
        await agent.SetPin();
        using var clerk = await phone.App.BrowseAs(Role.DepartmentClerk, "文学院");
        var path = $"/enrolments/{walk.Enrolment}/agent";

        var page = await clerk.Post(await clerk.Get(path), "#renew", new() { ["reason"] = " " });
        Assert.Contains("请写明原因", page.Main);
        Assert.Equal(HttpStatusCode.OK, (await agent.Browser.Get("/enrolments/agent")).Status);
        var pdf = await clerk.Post(await clerk.Get(path), "#renew", new() { ["reason"] = "忘了密码" });

        Assert.Equal("application/pdf", pdf.Response.Content.Headers.ContentType?.MediaType);
        Assert.Equal("/enrolments/enter", (await agent.Browser.Get("/enrolments/agent")).Url.AbsolutePath);
        Assert.Contains("不对", (await agent.Enter(PhoneWalk.Pin)).Main);
        Assert.Contains("给代办人重新发了登录条：忘了密码", (await walk.Browser.Get("/enrolments/mine/data")).Main);
        // The person's slip and the agent's do not touch each other.
        await phone.App.Do(async services => (await services.GetRequiredService<IssueSlip>().Run(Actor.System("测试"), phone.App.CampaignId, [walk.Enrolment], "遗失", default)).OrThrow());
        Assert.Equal(1, await phone.App.InDb(db => db.Set<Slip>().CountAsync(s => s.EnrolmentId == walk.Enrolment && s.Holder == SlipHolder.Agent && !s.IsVoid)));
    }

    [Fact]
    public async Task AnotherAgent_TakesThePlaceOfTheFirst()
    {
        using var walk = await phone.Person();
        await walk.Inside();
        using var first = await walk.Agent();
        await first.Enter();
        await first.SetPin();
        var other = TestPictures.Person(151);
        using var second = await walk.Agent(Daughter with { FullName = other.Name, IdNumber = other.IdNumber, Relation = "配偶" });

        Assert.Equal("/enrolments/enter", (await first.Browser.Get("/enrolments/agent")).Url.AbsolutePath);
        Assert.Equal("/enrolments/pin", (await second.Enter()).Url.AbsolutePath);
        Assert.Equal(("配偶", other.Name), ((await phone.Data(walk)).Agent!.Relation, (await phone.Data(walk)).Agent!.FullName));
    }

    [Fact]
    public async Task ClerkEndsTheAgent_AtOnce()
    {
        using var walk = await phone.Person();
        using var agent = await walk.Agent();
        await agent.Enter();
        await agent.SetPin();
        using var clerk = await phone.App.BrowseAs(Role.DepartmentClerk, "文学院");

        var page = await clerk.Post(await clerk.Get($"/enrolments/{walk.Enrolment}/agent"), "#end");

        Assert.Contains("已经结束代办", page.Main);
        Assert.Equal("/enrolments/enter", (await agent.Browser.Get("/enrolments/sheet")).Url.AbsolutePath);
        Assert.Contains(await phone.Trail(walk.Enrolment), r => r.Action == "agent.ended" && r.Detail.Contains("经办人结束"));
    }

    [Fact]
    public async Task NamedAfterPrinting_ThePaperIsVoid_BecauseTheAgentStandsOnIt()
    {
        var id = await phone.App.AddComplete(TestPeople.Some(1, seed: 31)[0]);
        Task<PrintedRun> Print() => phone.App.Do(async services => (await services.GetRequiredService<PrintForms>()
            .Run(Actor.System("测试"), phone.App.CampaignId, new PrintWish(FormKind.InformationSheet, Enrolments: [id]), default)).OrThrow());
        await Print();

        await phone.App.NameAgent(id);

        var form = await phone.App.InDb(db => db.Set<Form>().SingleAsync(f => f.EnrolmentId == id));
        Assert.Equal(FormState.Voided, form.State);
        Assert.Equal(PaperState.None, (await phone.App.Find(id)).SheetPaper);
        using var clerk = await phone.App.BrowseAs(Role.DepartmentClerk, "文学院");
        Assert.DoesNotContain("已经打印的表会作废", (await clerk.Get($"/enrolments/{id}/agent")).Main);
        await Print();
        Assert.Contains("已经打印的表会作废", (await clerk.Get($"/enrolments/{id}/agent")).Main);
        await clerk.Post(await clerk.Get($"/enrolments/{id}/agent"), "#end");
        Assert.All(await phone.App.InDb(db => db.Set<Form>().Where(f => f.EnrolmentId == id).ToListAsync()), f => Assert.Equal(FormState.Voided, f.State));
    }

    private static string ChildsNumber()
    {
        // Born 2015, with the check character that fits (GB 11643).
        const string body = "43990120150301001";
        int[] weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
        return body + "10X98765432"[body.Select((c, i) => (c - '0') * weights[i]).Sum() % 11];
    }
}
