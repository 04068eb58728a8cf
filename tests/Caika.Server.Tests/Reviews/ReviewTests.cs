using System.Net;
using Caika.Campaigns;
using Caika.Enrolments;
using Caika.Platform.Access;
using Caika.Platform.Audit;
using Caika.Reviews;
using Caika.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Caika.Server.Tests.Reviews;

public sealed class ReviewTests
{
    [Fact]
    public async Task BothStagesPassEverything_WaitsForTheCentre()
    {
        await using var app = await TestApp.Start();
        var id = await app.AddComplete(TestPeople.Some(1)[0]);
        using var clerk = await app.BrowseAs(Role.DepartmentClerk, "文学院");
        using var reviewer = await app.BrowseAs(Role.UnitReviewer);

        Assert.Contains("没有等您审核的人", (await reviewer.Get("/reviews")).Main);
        var done = await clerk.Post(await clerk.Get($"/reviews/{id}"), "form[action*=ApproveAll]");
        Assert.Equal("/reviews", done.Url.AbsolutePath);
        Assert.Equal(EnrolmentStatus.PendingUnitReview, (await app.Find(id)).Status);

        await reviewer.Post(await reviewer.Get($"/reviews/{id}"), "form[action*=ApproveAll]");
        Assert.Equal(EnrolmentStatus.PendingCentreCheck, (await app.Find(id)).Status);
        Assert.Equal(14, await app.InDb(db => db.Set<AuditRow>().CountAsync(r => r.Action == "item.approved" && r.Subject == id)));
        Assert.Equal(14, await app.InDb(db => db.Set<ReviewDecision>().CountAsync(d => d.EnrolmentId == id && d.Approved)));
    }

    [Fact]
    public async Task PrintAfterUnitReview_WaitsForTheSignature()
    {
        await using var app = await TestApp.Start();
        await app.InDb(db => db.Set<Campaign>().ExecuteUpdateAsync(set => set.SetProperty(c => c.PrintAfter, PrintAfter.UnitReview)));
        var id = await app.AddComplete(TestPeople.Some(1)[0]);
        using var clerk = await app.BrowseAs(Role.DepartmentClerk, "文学院");
        using var reviewer = await app.BrowseAs(Role.UnitReviewer);

        await clerk.Post(await clerk.Get($"/reviews/{id}"), "form[action*=ApproveAll]");
        await reviewer.Post(await reviewer.Get($"/reviews/{id}"), "form[action*=ApproveAll]");

        Assert.Equal(EnrolmentStatus.PendingSignature, (await app.Find(id)).Status);
    }

    [Fact]
    public async Task Return_ReopensOnlyThatItemAndComesBackToTheStageThatReturnedIt()
    {
        await using var app = await TestApp.Start();
        var people = TestPeople.Some(2);
        var id = await app.AddComplete(people[0]);
        using var clerk = await app.BrowseAs(Role.DepartmentClerk, "文学院");
        using var reviewer = await app.BrowseAs(Role.UnitReviewer);
        await clerk.Post(await clerk.Get($"/reviews/{id}"), "form[action*=ApproveAll]");

        var page = await reviewer.Post(await reviewer.Get($"/reviews/{id}?item=Photo"), "#return", new() { ["Reason"] = "P14" });

        Assert.Contains("已退回：戴眼镜", page.Main);
        var returned = await app.Find(id);
        Assert.Equal(EnrolmentStatus.UnitReturned, returned.Status);
        Assert.True(returned.IsOpen(ItemKind.Photo));
        Assert.All(ItemKinds.All.Where(k => k != ItemKind.Photo), kind => Assert.Equal(Stage.Unit, returned.Item(kind)!.Stage));
        Assert.Equal("本次采集要求不戴眼镜。请摘下眼镜重拍。", returned.Item(ItemKind.Photo)!.ReasonText);

        await app.ReplacePhoto(id, people[1]);
        await app.Confirm(id);
        Assert.Equal(Stage.Unit, (await app.Find(id)).Item(ItemKind.Photo)!.Stage);
        Assert.Contains("没有等您审核的人", (await clerk.Get("/reviews")).Main);
        Assert.Contains(people[0].Name, (await reviewer.Get("/reviews")).Main);
    }

    [Fact]
    public async Task ReturnWithoutAReason_SaysSoAndKeepsTheWords()
    {
        await using var app = await TestApp.Start();
        var id = await app.AddComplete(TestPeople.Some(1)[0]);
        using var clerk = await app.BrowseAs(Role.DepartmentClerk, "文学院");

        var page = await clerk.Post(await clerk.Get($"/reviews/{id}?item=Contact"), "#return", new() { ["Words"] = "门牌号少了" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("请选一个退回原因", page.Main);
        Assert.Equal("门牌号少了", page.Document.QuerySelector("#words")!.GetAttribute("value"));

        page = await clerk.Post(await clerk.Get($"/reviews/{id}?item=Contact"), "#return", new() { ["Reason"] = "O99" });
        Assert.Contains("请写明哪里不对", page.Main);
    }

    [Fact]
    public async Task SecondReviewerOnOneItem_IsToldWhoWasFaster()
    {
        await using var app = await TestApp.Start();
        var id = await app.AddComplete(TestPeople.Some(1)[0]);
        using var first = await app.BrowseAs(Role.DepartmentClerk, "文学院");
        using var second = await app.BrowseAs(Role.DepartmentClerk, "文学院");
        var (one, two) = (await first.Get($"/reviews/{id}?item=Photo"), await second.Get($"/reviews/{id}?item=Photo"));

        await first.Post(one, "form[action$='handler=Approve']");
        var late = await second.Post(two, "#return", new() { ["Reason"] = "P07" });

        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Contains("二级单位经办人已在", late.Main);
        Assert.Contains("通过了“电子照片”", late.Main);
        Assert.Equal(Stage.Unit, (await app.Find(id)).Item(ItemKind.Photo)!.Stage);
    }

    [Fact]
    public async Task ForeignDepartment_ReadsLikeAMissingPage()
    {
        await using var app = await TestApp.Start();
        var id = await app.AddComplete(TestPeople.Some(1)[0]);
        using var clerk = await app.BrowseAs(Role.DepartmentClerk, "商学院");
        using var own = await app.BrowseAs(Role.DepartmentClerk, "文学院");

        Assert.Equal(HttpStatusCode.NotFound, (await clerk.Get($"/reviews/{id}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await clerk.Get("/reviews?stage=unit")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await own.Get($"/reviews/{id}?stage=unit")).Status);
        var outcome = await app.Do(services => services.GetRequiredService<ApproveItem>().Run(
            new Actor(ActorKind.Staff, Guid.NewGuid(), "经办人", Role.DepartmentClerk.Rights()), id, ItemKind.Photo, Stage.Unit, 1, default));
        Assert.Equal(RefusalKind.NotAllowed, outcome.Refusal!.Kind);
    }

    [Fact]
    public async Task Undo_PutsEverythingBackUntilSomebodyActs()
    {
        await using var app = await TestApp.Start();
        var id = await app.AddComplete(TestPeople.Some(1)[0]);
        using var clerk = await app.BrowseAs(Role.DepartmentClerk, "文学院");

        var after = await clerk.Post(await clerk.Get($"/reviews/{id}?item=Photo"), "#return", new() { ["Reason"] = "P07" });
        var undone = await clerk.Post(after, ".toast-undo");

        Assert.Contains("已撤销", undone.Main);
        var enrolment = await app.Find(id);
        Assert.Equal(EnrolmentStatus.PendingDepartmentReview, enrolment.Status);
        Assert.Null(enrolment.Item(ItemKind.Photo)!.ReasonCode);
        Assert.Equal(1, await app.InDb(db => db.Set<AuditRow>().CountAsync(r => r.Action == "item.decision-undone")));

        after = await clerk.Post(await clerk.Get($"/reviews/{id}?item=Photo"), "form[action$='handler=Approve']");
        using var reviewer = await app.BrowseAs(Role.UnitReviewer);
        await reviewer.Post(await reviewer.Get($"/reviews/{id}?item=Photo"), "form[action$='handler=Approve']");
        var late = await clerk.Post(after, ".toast-undo");
        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Equal(Stage.Centre, (await app.Find(id)).Item(ItemKind.Photo)!.Stage);
    }

    [Fact]
    public async Task Queue_PutsDoubtfulPicturesFirstThenTheLongestWait()
    {
        await using var app = await TestApp.Start();
        var people = TestPeople.Some(3);
        await app.AddComplete(people[0]);
        app.Clock.Turn(TimeSpan.FromMinutes(5));
        await app.AddComplete(people[1]);
        app.Clock.Turn(TimeSpan.FromMinutes(5));
        await app.AddComplete(people[2], doubt: TestPeople.Doubt);
        using var clerk = await app.BrowseAs(Role.DepartmentClerk, "文学院");

        var names = (await clerk.Get("/reviews")).Document.QuerySelectorAll(".queue b").Select(b => b.TextContent).ToList();

        Assert.Equal([people[2].Name, people[0].Name, people[1].Name], names);
        Assert.Contains("头部略偏", (await clerk.Get("/reviews")).Main);
    }
}
