using Caika.Cards;
using Caika.Platform.Access;
using Caika.Platform.Audit;
using Caika.Submissions;
using Caika.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Caika.Server.Tests.Cards;

public sealed class CardTests
{
    private static readonly string[] Headings = ["编号", "姓名", "社保卡号", "状态代码", "时间", "位置", "说明"];

    [Fact]
    public async Task StatusFile_MovesTheCardAndTwiceIsOnce()
    {
        await using var app = await TestApp.Start();
        using var hr = await app.BrowseAs(Role.UnitAdministrator);
        var name = await Accepted(app, hr);
        var file = TestHandOver.Sheet(Headings, ["1", name, "A43990001", "23", "2026-09-12 08:00:00", "", ""], ["1", "另一个人", "", "30", "2026-09-12 08:00:00", "", ""], ["7", name, "", "30", "2026-09-12", "", ""]);
        app.Clock.Turn(TimeSpan.FromDays(3));
        using var again = await app.BrowseAs(Role.UnitAdministrator);

        var page = await again.Post(await again.Get("/cards"), "form:has(#file)", null, new TestFile("status", "状态.xlsx", file));
        Assert.Contains("已更新 1 张卡", page.Main);
        Assert.Contains("第 3 行：编号 1 的姓名与这一批里的不一致", page.Main);
        Assert.Contains("编号“7”不在", page.Main);
        page = await again.Post(page, "form:has(#file)", null, new TestFile("status", "状态.xlsx", file));
        Assert.Contains("已更新 0 张卡", page.Main);
        Assert.Equal(CardState.AccountOpened, await app.InDb(db => db.Set<Card>().Select(c => c.State).SingleAsync()));
        Assert.Equal(2, await app.InDb(db => db.Set<CardEvent>().CountAsync()));
    }

    [Fact]
    public async Task FailedAccount_SaysWhatToDo()
    {
        await using var app = await TestApp.Start();
        using var hr = await app.BrowseAs(Role.UnitAdministrator);
        var name = await Accepted(app, hr);

        var page = await hr.Post(await hr.Get("/cards"), "form:has(#file)", null, new TestFile("status", "状态.xlsx",
            TestHandOver.Sheet(Headings, ["1", name, "", "开户失败", "2026-09-10 12:00", "", "手机号被多人使用"])));

        Assert.Contains("请改成本人的手机号后重新上报", page.Main);
    }

    [Fact]
    public async Task CardNotMadeIn180Days_RaisesTheAlarmOnce()
    {
        await using var app = await TestApp.Start();
        using var hr = await app.BrowseAs(Role.UnitAdministrator);
        await Accepted(app, hr);
        Task<int> Find() => app.Do(services => ActivatorUtilities.CreateInstance<FindLateCardsJob>(services).Run(default));

        app.Clock.Turn(TimeSpan.FromDays(179));
        Assert.Equal(0, await Find());
        app.Clock.Turn(TimeSpan.FromDays(2));
        Assert.Equal(1, await Find());
        Assert.Equal(0, await Find());
        Assert.Equal(1, await app.InDb(db => db.Set<AuditRow>().CountAsync(r => r.Action == "card.late")));
    }

    [Fact]
    public async Task Pickup_BySelfOrByAgentWithAllFourFacts()
    {
        await using var app = await TestApp.Start();
        using var hr = await app.BrowseAs(Role.UnitAdministrator);
        var name = await Accepted(app, hr);
        await hr.Post(await hr.Get("/cards"), "form:has(#file)", null, new TestFile("status", "状态.xlsx", TestHandOver.Sheet(Headings, ["1", name, "A43990001", "55", "2026-09-10 12:00", "1-2-3", ""])));
        var id = await app.InDb(db => db.Set<Card>().Select(c => c.Id).SingleAsync());
        using var clerk = await app.BrowseAs(Role.DepartmentClerk, "文学院");
        var page = await clerk.Get($"/cards/{id}");
        Assert.Contains("A4*****01", page.Main);

        var refused = await clerk.Post(page, "form:has(#on)", new() { ["on"] = "2026-09-10", ["byAgent"] = "true", ["agentName"] = "样例家属" });
        Assert.Contains("代领要写齐", refused.Main);
        var done = await clerk.Post(refused, "form:has(#on)", new()
        {
            ["on"] = "2026-09-10",
            ["byAgent"] = "true",
            ["agentName"] = "样例家属",
            ["agentIdNumber"] = "439901198501010013",
            ["agentMobile"] = "13900001111",
            ["agentRelation"] = "配偶",
        });
        Assert.Contains("已登记领卡", done.Main);
        Assert.DoesNotContain("439901198501010013", done.Html);
        var ticked = await clerk.Post(done, "form[action*='handler=Activate']", new() { ["which"] = "Social" });
        Assert.Contains("已登记社保功能启用", ticked.Main);
        Assert.Contains("代领，关系：配偶", await app.InDb(db => db.Set<AuditRow>().Where(r => r.Action == "card.picked-up").Select(r => r.Detail).SingleAsync()));
    }

    [Fact]
    public async Task ClerkOfAnotherDepartment_SeesNoCard()
    {
        await using var app = await TestApp.Start();
        using var hr = await app.BrowseAs(Role.UnitAdministrator);
        await Accepted(app, hr);
        var id = await app.InDb(db => db.Set<Card>().Select(c => c.Id).SingleAsync());
        using var stranger = await app.BrowseAs(Role.DepartmentClerk, "商学院");

        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await stranger.Get($"/cards/{id}")).Status);
        Assert.Contains("还没有在制的卡", (await stranger.Get("/cards")).Main);
    }

    [Fact]
    public async Task Person_SeesTheOwnTimeline()
    {
        await using var app = await TestApp.Start();
        using var hr = await app.BrowseAs(Role.UnitAdministrator);
        await Accepted(app, hr);
        using var self = await app.BrowseAsPerson(await app.InDb(db => db.Set<Card>().Select(c => c.EnrolmentId).SingleAsync()));

        var page = await self.Get("/cards/mine");

        Assert.Contains("已受理", page.Main);
        Assert.Contains("一般需要 6 个月左右", page.Main);
    }

    /// <summary>One person whose data the centre accepted; returns the name.</summary>
    private static async Task<string> Accepted(TestApp app, TestBrowser hr)
    {
        var person = TestPeople.Some(1)[0];
        await app.AddReadyToSubmit(person);
        var page = await hr.Seal(SubmissionKind.Production, 1);
        await hr.Post(page, "form:has(#file)", null, new TestFile("answer", "答复.xlsx", TestHandOver.Sheet(TestHandOver.AnswerHeadings, ["1", person.IdNumber, person.Name, "通过", "", ""])));
        return person.Name;
    }
}
