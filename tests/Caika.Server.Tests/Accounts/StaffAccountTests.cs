using System.Net;
using Caika.Accounts;
using Caika.Platform.Access;
using Caika.Platform.Audit;
using Caika.Testing;
using Microsoft.EntityFrameworkCore;
using OtpNet;

namespace Caika.Server.Tests.Accounts;

/// <summary>Invitations, scope, sessions, the second step and the proof before sealing, through the pages.</summary>
public sealed class StaffAccountTests(StaffAccountTests.House house) : IClassFixture<StaffAccountTests.House>
{
    public sealed class House : IAsyncLifetime
    {
        internal TestApp App { get; private set; } = null!;

        public async ValueTask InitializeAsync() => App = await TestApp.Start();

        public ValueTask DisposeAsync() => App.DisposeAsync();
    }

    private TestApp App => house.App;

    [Fact]
    public async Task UnitAdministrator_InvitesAClerk_WhoSetsAPasswordAndSeesOnlyTheOwnDepartment()
    {
        await App.AddPerson("文学院的人", "43990019900101121X", "文学院");
        await App.AddPerson("图书馆的人", "439900199001011412", "图书馆");
        using var hr = await App.BrowseAs(Role.UnitAdministrator);
        var add = await hr.Get("/accounts/add");
        var literature = add.Document.QuerySelectorAll("label").First(l => l.TextContent.Trim() == "文学院").QuerySelector("input")!.GetAttribute("value")!;

        Assert.Contains("请勾选经办人负责的二级单位", (await hr.Post(add, "form:has(#UserName)", new() { ["DisplayName"] = "王经办", ["UserName"] = "wang" })).Main);
        var made = await hr.Post(add, "form:has(#UserName)", new() { ["DisplayName"] = "王经办", ["UserName"] = "wang", ["Place.Departments"] = literature });
        var link = made.Document.QuerySelector("#link")!.GetAttribute("value")!;

        using var clerk = App.Browse();
        var set = await clerk.Get("/accounts/set-password");
        Dictionary<string, string> Choose(string password) => new() { ["Token"] = link[(link.IndexOf('#') + 1)..], ["Password"] = password, ["Again"] = password };
        Assert.Contains("太常见", (await clerk.Post(set, "form:has(#Token)", Choose("password1234"))).Main);
        Assert.Contains("不要包含", (await clerk.Post(set, "form:has(#Token)", Choose("wang wang wang wang"))).Main);
        await clerk.Post(set, "form:has(#Token)", Choose(TestApp.Password));
        var people = (await clerk.Get("/enrolments")).Main;
        Assert.Contains("文学院的人", people);
        Assert.DoesNotContain("图书馆的人", people);
        // The link is dead.
        set = await clerk.Get("/accounts/set-password");
        Assert.Contains("用过或已过期", (await clerk.Post(set, "form:has(#Token)", Choose(TestApp.Password + "2"))).Main);
    }

    [Fact]
    public async Task UnitAdministrator_MakesNoSystemAdministrator_AndNeverSeesOne()
    {
        using var hr = await App.BrowseAs(Role.UnitAdministrator);
        var admin = await App.AddAccount(Role.SystemAdministrator);
        var add = await hr.Get("/accounts/add");
        Assert.DoesNotContain("系统管理员", add.Document.QuerySelector("#Role")!.TextContent);
        var forged = await hr.Post(add, "form:has(#UserName)", new() { ["DisplayName"] = "王", ["UserName"] = "forged", ["Place.Role"] = "SystemAdministrator" });
        Assert.Equal(HttpStatusCode.NotFound, forged.Status);
        var id = await App.InDb(db => db.Set<Account>().Where(a => a.UserName == admin).Select(a => a.Id).SingleAsync());
        Assert.Equal(HttpStatusCode.NotFound, (await hr.Get($"/accounts/{id}")).Status);
        Assert.DoesNotContain(admin, (await hr.Get("/accounts")).Main);
    }

    [Fact]
    public async Task DisableRoleChangeAndSignOut_WorkAtTheNextRequest()
    {
        var name = await App.AddAccount(Role.UnitReviewer);
        using var reviewer = App.Browse();
        await TestApp.SignIn(reviewer, name);
        using var admin = await App.BrowseAs(Role.SystemAdministrator);
        var id = await App.InDb(db => db.Set<Account>().Where(a => a.UserName == name).Select(a => a.Id).SingleAsync());

        Assert.Equal(HttpStatusCode.OK, (await reviewer.Get("/reviews")).Status);
        await admin.Post(await admin.Get($"/accounts/{id}"), "form[action*='Place']", new() { ["Place.Role"] = "Auditor" });
        Assert.Equal(HttpStatusCode.NotFound, (await reviewer.Get("/reviews")).Status);
        Assert.Equal(HttpStatusCode.OK, (await reviewer.Get("/trail")).Status);

        await admin.Post(await admin.Get($"/accounts/{id}"), "form[action*='SignOut']");
        Assert.StartsWith("/accounts/sign-in", (await reviewer.Get("/trail")).Url.PathAndQuery);
        await TestApp.SignIn(reviewer, name);
        await admin.Post(await admin.Get($"/accounts/{id}"), "form[action*='Disable']", new() { ["disabled"] = "true" });
        Assert.StartsWith("/accounts/sign-in", (await reviewer.Get("/trail")).Url.PathAndQuery);
        await TestApp.SignIn(reviewer, name);
        Assert.StartsWith("/accounts/sign-in", (await reviewer.Get("/trail")).Url.PathAndQuery);
    }

    [Fact]
    public async Task Sessions_AreListed_EndedElsewhere_AndDeadAfterSignOut()
    {
        var name = await App.AddAccount(Role.UnitReviewer);
        using var here = App.Browse();
        using var there = App.Browse();
        await TestApp.SignIn(here, name);
        await TestApp.SignIn(there, name);
        var me = await here.Get("/accounts/me");
        Assert.Equal(2, me.Document.QuerySelectorAll("button[name=session]").Length);
        var other = me.Document.QuerySelectorAll("tbody tr").Single(r => !r.TextContent.Contains("就是这台")).QuerySelector("button")!.GetAttribute("value")!;
        await here.Post(me, "form:has(button[name=session])", new() { ["session"] = other });
        Assert.StartsWith("/accounts/sign-in", (await there.Get("/reviews")).Url.PathAndQuery);

        // A copied cookie is worth nothing after signing out.
        using var copy = App.Browse();
        foreach (Cookie cookie in here.Cookies.GetAllCookies())
            copy.Cookies.Add(App.Url, new Cookie(cookie.Name, cookie.Value));
        Assert.Equal("/reviews", (await copy.Get("/reviews")).Url.AbsolutePath);
        await here.Post(await here.Get("/accounts/me"), "form[action='/accounts/sign-out']");
        Assert.StartsWith("/accounts/sign-in", (await copy.Get("/reviews")).Url.PathAndQuery);
    }

    [Fact]
    public async Task SecondStep_IsSetUp_AskedFor_UsedOnce_AndHasSpareCodes()
    {
        var name = await App.AddAccount(Role.UnitReviewer);
        using var browser = App.Browse();
        await TestApp.SignIn(browser, name);
        var page = await browser.Get("/accounts/second-step");
        var secret = page.Document.QuerySelector("input[name=Secret]")!.GetAttribute("value")!;
        string Code() => new Totp(Base32Encoding.ToBytes(secret)).ComputeTotp(App.Clock.GetUtcNow().UtcDateTime);
        page = await browser.Post(page, "form:has(#Code)", new() { ["Code"] = "000000" });
        Assert.Contains("动态码不对", page.Main);
        Assert.Equal(secret, page.Document.QuerySelector("input[name=Secret]")!.GetAttribute("value"));
        page = await browser.Post(page, "form:has(#Code)", new() { ["Code"] = Code() });
        var spares = page.Document.QuerySelectorAll(".spare-codes code").Select(c => c.TextContent).ToList();
        Assert.Equal(SecondStep.SpareCodes, spares.Count);

        async Task<string> Enter(string? code)
        {
            using var fresh = App.Browse();
            var at = await fresh.Post(await fresh.Get("/accounts/sign-in"), "form:has(#Password)", new() { ["UserName"] = name, ["Password"] = TestApp.Password, ["Code"] = code ?? "" });
            return at.Url.AbsolutePath;
        }
        Assert.Equal("/accounts/sign-in", await Enter(null));
        // The code that set it up is used already.
        Assert.Equal("/accounts/sign-in", await Enter(Code()));
        App.Clock.Turn(TimeSpan.FromSeconds(30));
        Assert.NotEqual("/accounts/sign-in", await Enter(Code()));
        Assert.Equal("/accounts/sign-in", await Enter(Code()));
        Assert.NotEqual("/accounts/sign-in", await Enter(spares[3]));
        Assert.Equal("/accounts/sign-in", await Enter(spares[3]));
    }

    [Fact]
    public async Task SecondStepRequired_LeavesOnlyItsPage()
    {
        await using var strict = await TestApp.Start(secondStepRequired: true);
        using var reviewer = await strict.BrowseAs(Role.UnitReviewer);
        Assert.Equal("/accounts/second-step", (await reviewer.Get("/reviews")).Url.AbsolutePath);
        var page = await reviewer.Get("/accounts/second-step");
        var secret = page.Document.QuerySelector("input[name=Secret]")!.GetAttribute("value")!;
        await reviewer.Post(page, "form:has(#Code)", new() { ["Code"] = new Totp(Base32Encoding.ToBytes(secret)).ComputeTotp(strict.Clock.GetUtcNow().UtcDateTime) });
        Assert.Equal("/reviews", (await reviewer.Get("/reviews")).Url.AbsolutePath);
    }

    [Fact]
    public async Task ExportingTheTrail_AsksForThePasswordAgainAfterTenMinutes()
    {
        using var auditor = await App.BrowseAs(Role.Auditor);
        var trail = await auditor.Get("/trail");
        var csv = await auditor.Post(trail, "form[action*='Export']");
        Assert.Equal("text/csv", csv.Response.Content.Headers.ContentType!.MediaType);
        App.Clock.Turn(TimeSpan.FromMinutes(11));
        var asked = await auditor.Post(trail, "form[action*='Export']");
        Assert.Equal("/accounts/prove", asked.Url.AbsolutePath);
        Assert.Contains("不对", (await auditor.Post(asked, "form:has(#Password)", new() { ["Password"] = "不是这个密码" })).Main);
        var back = await auditor.Post(asked, "form:has(#Password)", new() { ["Password"] = TestApp.Password });
        Assert.Equal("/trail", back.Url.AbsolutePath);
        csv = await auditor.Post(back, "form[action*='Export']");
        Assert.Contains("登录", await csv.Response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Auditor_FiltersAndVerifies_AndSeesNothingElse()
    {
        using var auditor = await App.BrowseAs(Role.Auditor);
        var trail = await auditor.Get("/trail?event=account.signed-in");
        Assert.Contains("登录", trail.Main);
        Assert.DoesNotContain("设置密码", trail.Document.QuerySelector("tbody")!.TextContent);
        Assert.Contains("记录完整", (await auditor.Post(trail, "form[action*='Verify']")).Main);
        Assert.Equal(HttpStatusCode.NotFound, (await auditor.Get("/enrolments")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await auditor.Get("/accounts")).Status);

        await App.InDb(db => db.Set<AuditRow>().Where(r => r.Seq == 3).ExecuteUpdateAsync(set => set.SetProperty(r => r.Detail, "改过")));
        Assert.Contains("第 3 行的内容被改动过", (await auditor.Post(trail, "form[action*='Verify']")).Main);
    }
}
