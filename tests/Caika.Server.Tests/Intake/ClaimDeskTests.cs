using System.Net;
using Caika.Enrolments;
using Caika.Intake.Runs;
using Caika.Photos;
using Caika.Platform.Access;
using Caika.Platform.Audit;
using Caika.Testing;
using Microsoft.EntityFrameworkCore;
using static Caika.Server.Tests.Intake.Intakes;

namespace Caika.Server.Tests.Intake;

/// <summary>待认领: what nobody can tell for certain waits for a person, and every decision can be taken back.</summary>
public sealed class ClaimDeskTests
{
    private static readonly Caika.Demo.MadeUpPerson One = TestPictures.Person(163), Two = TestPictures.Person(164);

    [Fact]
    public async Task NameAlone_IsAProposal_AssignedWithOneButtonAndTakenBack()
    {
        await using var app = await TestApp.Start();
        var one = await app.AddPerson(One.Name, One.IdNumber);
        using var clerk = await app.BrowseAs(Role.DepartmentClerk, "文学院");
        await Send(clerk, new TestFile("files", $"{One.Name}.jpg", TestPictures.Photo(163)));
        await app.Judged();

        var desk = await clerk.Get("/intake/desk");
        Assert.Contains("第 1 个，共 1 个", desk.Main);
        Assert.Contains("文件名里没有证件号码", desk.Main);
        Assert.Equal("1", desk.Document.QuerySelector("button[name=enrolment]")!.GetAttribute("data-key"));
        using (var picture = await clerk.Http.GetAsync(desk.Document.QuerySelector(".claim-picture img")!.GetAttribute("src")))
            Assert.Equal("image/jpeg", picture.Content.Headers.ContentType!.MediaType);

        desk = await clerk.Post(desk, "#claim", new() { ["enrolment"] = one.ToString(), ["kind"] = "Photo" });
        Assert.Contains("没有待认领的文件", desk.Main);
        Assert.Equal(one, (await app.InDb(db => db.Set<Photo>().SingleAsync(p => p.IsCurrent))).EnrolmentId);

        desk = await clerk.Post(desk, ".toast-undo");
        Assert.Contains("第 1 个，共 1 个", desk.Main);
        Assert.False(await app.InDb(db => db.Set<Photo>().AnyAsync(p => p.IsCurrent)));
        Assert.False((await app.Find(one)).Item(ItemKind.Photo)!.IsComplete);

        desk = await clerk.Post(desk, "form[action*='handler=Discard']");
        Assert.Equal(FileState.Discarded, Assert.Single(await app.Files()).State);
        Assert.Contains("已丢弃", desk.Main);
        var trail = await app.InDb(db => db.Set<AuditRow>().Where(r => r.Action.StartsWith("intake.") || r.Action.StartsWith("photo.")).OrderBy(r => r.Seq).Select(r => r.Action).ToListAsync());
        Assert.Equal(["intake.begun", "intake.closed", "intake.file-opened", "photo.submitted", "intake.file-assigned", "photo.taken-back", "intake.claim-undone", "intake.file-discarded"], trail);
    }

    [Fact]
    public async Task WrongClaimTwice_TheVersionBeforeComesBackEachTime()
    {
        await using var app = await TestApp.Start();
        var one = await app.AddComplete(One, confirmed: false);
        var own = await app.InDb(db => db.Set<Photo>().Where(p => p.EnrolmentId == one).Select(p => p.Id).SingleAsync());
        using var office = await app.BrowseAs(Role.UnitAdministrator);
        await Send(office, new TestFile("files", "IMG_1.jpg", TestPictures.Photo(164)), new TestFile("files", "IMG_2.jpg", TestPictures.Photo(165)));
        await app.Judged();

        for (var i = 0; i < 2; i++)
        {
            var desk = await office.Get("/intake/desk");
            desk = await office.Post(desk, "form[action*='handler=Find']", new() { ["search"] = One.IdNumber });
            Assert.Contains(One.Name, desk.Main);
            desk = await office.Post(desk, "#claim", new() { ["enrolment"] = one.ToString(), ["kind"] = "Photo" });
            Assert.NotEqual(own, await Current(app, one));
            await office.Post(desk, ".toast-undo");
            Assert.Equal(own, await Current(app, one));
            await office.Post(await office.Get("/intake/desk"), "form[action*='handler=Discard']");
        }
    }

    [Fact]
    public async Task PeopleOutOfScope_AreNeverShownAndNeverClaimed()
    {
        await using var app = await TestApp.Start();
        await app.AddPerson(One.Name, One.IdNumber);
        var other = await app.AddPerson(Two.Name, Two.IdNumber, "图书馆");
        using var clerk = await app.BrowseAs(Role.DepartmentClerk, "文学院");
        await Send(clerk, new TestFile("files", $"{Two.IdNumber}{Two.Name}.jpg", TestPictures.Photo(164)));
        await app.Judged();

        var desk = await clerk.Get("/intake/desk");
        Assert.Empty(desk.Document.QuerySelectorAll("button[name=enrolment]"));
        desk = await clerk.Post(desk, "form[action*='handler=Find']", new() { ["search"] = Two.IdNumber });
        Assert.Contains("在您的工作范围内没有找到", desk.Main);
        var refused = await clerk.Post(desk, "#claim", new() { ["enrolment"] = other.ToString(), ["kind"] = "Photo" });
        Assert.Equal(HttpStatusCode.NotFound, refused.Status);
        Assert.False(await app.InDb(db => db.Set<Photo>().AnyAsync()));

        using var stranger = await app.BrowseAs(Role.DepartmentClerk, "图书馆");
        Assert.Contains("没有待认领的文件", (await stranger.Get("/intake/desk")).Main);
        var file = Assert.Single(await app.Files()).Id;
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Get($"/intake/desk?file={file}")).Status);
        using var picture = await stranger.Http.GetAsync($"/intake/desk?handler=Picture&file={file}");
        Assert.Equal(HttpStatusCode.NotFound, picture.StatusCode);
        using var office = await app.BrowseAs(Role.UnitReviewer);
        Assert.Contains("第 1 个，共 1 个", (await office.Get("/intake/desk")).Main);
    }

    private static Task<Guid> Current(TestApp app, Guid enrolment) => app.InDb(db => db.Set<Photo>().Where(p => p.EnrolmentId == enrolment && p.IsCurrent).Select(p => p.Id).SingleAsync());
}
