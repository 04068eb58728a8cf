using System.Net;
using Caika.Platform.Access;
using Caika.Questions;
using Caika.Testing;
using Microsoft.EntityFrameworkCore;

namespace Caika.Server.Tests.Questions;

/// <summary>A person asks, the clerk answers or passes on, HR answers; nobody else reads it.</summary>
public sealed class QuestionTests
{
    [Fact]
    public async Task PersonAsks_ClerkPassesOn_HrAnswers_PersonReadsIt()
    {
        await using var app = await TestApp.Start();
        var id = await app.AddPerson("周样", "43990019900101121X", "文学院");
        using var person = await app.BrowseAsPerson(id);
        using var clerk = await app.BrowseAs(Role.DepartmentClerk, "文学院");
        using var other = await app.BrowseAs(Role.DepartmentClerk, "图书馆");
        using var hr = await app.BrowseAs(Role.UnitReviewer);

        await person.Post(await person.Get("/questions/mine"), "form:has(#Text)", new() { ["Text"] = "我的身份证号 43990019900101121X 填不进去。", ["Item"] = "Identity" });
        Assert.DoesNotContain("填不进去", (await other.Get("/questions")).Main);
        Assert.DoesNotContain("填不进去", (await hr.Get("/questions")).Document.QuerySelectorAll("form").Aggregate("", (all, form) => all + form.ParentElement!.TextContent));
        var waiting = await clerk.Get("/questions");
        Assert.Contains("填不进去", waiting.Main);
        Assert.Equal("1", waiting.Document.QuerySelector("nav a[href='/questions'] i")!.LastChild!.TextContent.Trim());

        await clerk.Post(waiting, "form[action*='PassOn']", new() { ["id"] = waiting.Document.QuerySelector("button[name=id]")!.GetAttribute("value")! });
        Assert.Contains("已经转给人事处", (await clerk.Post(waiting, "form[action*='Answer']", new() { ["text"] = "我来答", ["version"] = "2" })).Main);
        Assert.Contains("已转人事处", (await person.Get("/questions/mine")).Main);
        Assert.Contains("还有 1 个问题没有答复", (await hr.Get("/campaigns")).Main);
        await hr.Post(await hr.Get("/questions"), "form[action*='Answer']", new() { ["text"] = "末位是字母 X，请用英文输入。" });
        Assert.Contains("末位是字母 X", (await person.Get("/questions/mine")).Main);
        Assert.DoesNotContain("没有答复", (await hr.Get("/campaigns")).Main);

        // People write numbers into questions: the row holds none in clear.
        var stored = await app.InDb(db => db.Set<Question>().AsNoTracking().SingleAsync());
        Assert.DoesNotContain("43990019900101121X", System.Text.Encoding.UTF8.GetString(stored.Text));
    }

    [Fact]
    public async Task ClerkAsksHrAboutSomebody_OldPagesAndStrangersAreRefused()
    {
        await using var app = await TestApp.Start();
        var id = await app.AddPerson("周样", "43990019900101121X", "文学院");
        using var clerk = await app.BrowseAs(Role.DepartmentClerk, "文学院");
        using var other = await app.BrowseAs(Role.DepartmentClerk, "图书馆");
        using var hr = await app.BrowseAs(Role.UnitAdministrator);
        var detail = await clerk.Get($"/enrolments/{id}");
        await clerk.Post(detail, "form[action*='Ask']", new() { ["text"] = "这位老师的户口在外省，可以办吗？" });
        var page = await hr.Get("/questions");
        Assert.Contains("户口在外省", page.Main);
        // Another department's clerk can neither ask about nor answer for somebody out of scope.
        var token = (await other.Get("/questions")).Document.QuerySelector("input[name=__RequestVerificationToken]")?.GetAttribute("value") ?? (await other.Get("/accounts/me")).Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var answer = await other.Http.PostAsync("/questions?handler=Ask", new FormUrlEncodedContent(new Dictionary<string, string> { ["enrolment"] = $"{id}", ["text"] = "打听", ["__RequestVerificationToken"] = token }));
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);

        Assert.Contains("已答复", (await hr.Post(page, "form[action*='Answer']", new() { ["text"] = "可以。" })).Main);
        Assert.Equal(HttpStatusCode.Conflict, (await hr.Post(page, "form[action*='Answer']", new() { ["text"] = "再答一次" })).Status);
        Assert.Contains("可以。", (await clerk.Get("/questions")).Main);
    }
}
