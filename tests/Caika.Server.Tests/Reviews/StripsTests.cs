using System.Net;
using Caika.Enrolments;
using Caika.Photos;
using Caika.Platform.Access;
using Caika.Platform.Audit;
using Caika.Reviews;
using Caika.Reviews.Strips;
using Caika.Testing;
using Microsoft.EntityFrameworkCore;

namespace Caika.Server.Tests.Reviews;

public sealed class StripsTests
{
    private const string Collars = "/reviews/strips?stage=department&part=collar", Form = "form:has(.strips)";

    [Fact]
    public async Task OnePage_ReturnsTheBadOnesAndSettlesTheRest()
    {
        await using var app = await TestApp.Start();
        await Add(app, 12);
        using var clerk = await app.BrowseAs(Role.DepartmentClerk, "文学院");
        var page = await clerk.Get(Collars);
        Assert.Equal(12, Photos(page).Count);
        Assert.DoesNotContain((await app.InDb(db => db.Set<Enrolment>().FirstAsync())).FullName, page.Main);

        var bad = Unsampled(page).Take(1).ToList();
        app.Clock.Turn(TimeSpan.FromSeconds(6));
        var done = await clerk.PostMany(page, Form, [.. bad.Select(b => KeyValuePair.Create("bad", $"{b}"))]);

        Assert.Contains("衣领：1 张不符合，11 张通过，平均 0.5 秒一张", done.Main);
        var sheet = await app.InDb(db => db.Set<StripSheet>().SingleAsync());
        Assert.Equal((12, 1), (sheet.Count, sheet.Bad));
        Assert.InRange(sheet.MillisecondsEach!.Value, 500, 900);
        var person = await app.InDb(db => db.Set<Photo>().Where(p => p.Id == bad[0]).Select(p => p.EnrolmentId).SingleAsync());
        Assert.Equal(("P18", Stage.Person), ((await app.Find(person)).Item(ItemKind.Photo)!.ReasonCode, (await app.Find(person)).Item(ItemKind.Photo)!.Stage));
        Assert.Equal(9, await app.InDb(db => db.Set<Photo>().CountAsync(p => p.LookedAt == "P18")));
        Assert.Equal(2, await app.InDb(db => db.Set<StripAnswer>().CountAsync(a => a.State == StripState.WaitsForSecond)));
        Assert.Contains("衣领 12 张，1 张不符合，平均 0.5 秒一张", (await app.InDb(db => db.Set<AuditRow>().SingleAsync(r => r.Action == "strips.judged"))).Detail);
        Assert.Contains("衣领都看完了", done.Main);
        Assert.Equal(11, Photos(await clerk.Get("/reviews/strips?stage=department&part=ears")).Count);
    }

    [Fact]
    public async Task SampleComesBackBlindToSomebodyElse_AndWhereTheyDifferTheReviewDecides()
    {
        await using var app = await TestApp.Start();
        await Add(app, 20);
        using var first = await app.BrowseAs(Role.DepartmentClerk, "文学院");
        using var second = await app.BrowseAs(Role.DepartmentClerk, "文学院");
        var sampled = Sampled(await first.Get(Collars));
        await first.PostMany(await first.Get(Collars), Form, [KeyValuePair.Create("bad", $"{sampled[0]}")]);
        Assert.Empty(Photos(await first.Get(Collars)));

        var page = await second.Get(Collars);
        Assert.Equal(sampled.Order(), Photos(page).Order());
        Assert.DoesNotContain("checked", page.Document.QuerySelector(".strips")!.InnerHtml);
        await second.PostMany(page, Form, []);

        var states = await app.InDb(db => db.Set<StripAnswer>().Where(a => a.IsSecond).ToDictionaryAsync(a => a.PhotoId, a => a.State));
        Assert.Equal((StripState.Split, StripState.Agreed), (states[sampled[0]], states[sampled[1]]));
        var split = await app.InDb(db => db.Set<Photo>().SingleAsync(p => p.Id == sampled[0]));
        var agreed = await app.InDb(db => db.Set<Photo>().SingleAsync(p => p.Id == sampled[1]));
        Assert.Equal(("", "P18"), (split.LookedAt, agreed.LookedAt));
        Assert.Equal(Stage.Department, (await app.Find(split.EnrolmentId)).Item(ItemKind.Photo)!.Stage);
        var queue = await first.Get("/reviews");
        Assert.Contains("两人看法不同", queue.Document.QuerySelector(".queue li")!.TextContent);
        Assert.Contains("两位审核员看法不同，请您定", (await first.Get($"/reviews/{split.EnrolmentId}")).Main);
        Assert.Contains("按部位看过，符合", (await first.Get($"/reviews/{agreed.EnrolmentId}")).Main);
    }

    [Fact]
    public async Task Undo_PutsTheWholePageBack()
    {
        await using var app = await TestApp.Start();
        await Add(app, 11);
        using var clerk = await app.BrowseAs(Role.DepartmentClerk, "文学院");
        var page = await clerk.Get(Collars);
        var bad = Unsampled(page)[0];
        var done = await clerk.PostMany(page, Form, [KeyValuePair.Create("bad", $"{bad}")]);

        var undone = await clerk.Post(done, ".toast-undo");

        Assert.Contains("已撤销：11 张重新等待看", undone.Main);
        Assert.Equal(11, Photos(undone).Count);
        Assert.Equal(0, await app.InDb(db => db.Set<StripAnswer>().CountAsync()) + await app.InDb(db => db.Set<Photo>().CountAsync(p => p.LookedAt != "")));
        Assert.All(await app.InDb(db => db.Set<Enrolment>().Select(e => e.Status).ToListAsync()), status => Assert.Equal(EnrolmentStatus.PendingDepartmentReview, status));
        Assert.Equal(1, await app.InDb(db => db.Set<AuditRow>().CountAsync(r => r.Action == "strips.undone")));
    }

    [Fact]
    public async Task OtherDepartmentsPhotos_AreNeitherShownNorJudged()
    {
        await using var app = await TestApp.Start();
        await Add(app, 3);
        using var own = await app.BrowseAs(Role.DepartmentClerk, "文学院");
        using var other = await app.BrowseAs(Role.DepartmentClerk, "商学院");
        var page = await own.Get(Collars);

        Assert.Empty(Photos(await other.Get(Collars)));
        Assert.Equal(HttpStatusCode.NotFound, (await other.Http.GetAsync($"/photos/{Photos(page)[0]}/part?of=Collar")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await own.Get("/reviews/strips?stage=unit")).Status);
        // The sealed page of somebody else, sent by a clerk who may not see it.
        var token = (await other.Get("/accounts/me")).Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var answer = await other.Http.PostAsync(Collars, new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["__RequestVerificationToken"] = token,
            ["shown"] = page.Document.QuerySelector("input[name=shown]")!.GetAttribute("value")!,
            ["bad"] = $"{Photos(page)[0]}",
        }));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(0, await app.InDb(db => db.Set<StripAnswer>().CountAsync()));
        using var changed = await own.Http.PostAsync(Collars, new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["__RequestVerificationToken"] = page.Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!,
            ["shown"] = "x",
        }));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, changed.StatusCode);
    }

    [Fact]
    public async Task Part_ShowsOnlyThePart()
    {
        await using var app = await TestApp.Start();
        await Add(app, 1);
        using var clerk = await app.BrowseAs(Role.DepartmentClerk, "文学院");
        var id = Photos(await clerk.Get(Collars))[0];

        var ears = Imaging.Images.PictureDecoder.Decode(await clerk.Http.GetByteArrayAsync($"/photos/{id}/part?of=Ears")).Picture!;

        // Two pieces of 40×60 side by side, 200 pixels high, six pixels apart.
        Assert.Equal((2 * 133 + 6, 199), (ears.Width, ears.Height));
    }

    private static async Task Add(TestApp app, int count)
    {
        foreach (var person in TestPeople.Some(count))
            await app.AddComplete(person);
    }

    private static List<Guid> Photos(TestPage page) => [.. page.Document.QuerySelectorAll(".strips input").Select(i => Guid.Parse(i.GetAttribute("value")!))];

    private static List<Guid> Sampled(TestPage page) => [.. Ordered(page).Take((Photos(page).Count + 9) / 10)];

    private static List<Guid> Unsampled(TestPage page) => [.. Ordered(page).Skip((Photos(page).Count + 9) / 10)];

    private static List<Guid> Ordered(TestPage page) => JudgeStrips.InOrder(Photos(page), StripQuestion.Of("collar")!);
}
