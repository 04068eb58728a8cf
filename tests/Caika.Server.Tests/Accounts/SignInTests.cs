using System.Net;
using Caika.Platform.Access;
using Caika.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Caika.Server.Tests.Accounts;

public sealed class SignInTests
{
    [Fact]
    public async Task OneTimeLinkThenPassword_OpensTheDesk()
    {
        await using var app = await TestApp.Start();
        using var browser = await app.BrowseAs(Role.UnitAdministrator);

        var page = await browser.Get("/campaigns");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("第三代社会保障卡信息采集", page.Main);
    }

    [Fact]
    public async Task NobodySignedIn_IsSentToSignIn()
    {
        await using var app = await TestApp.Start();
        using var browser = app.Browse();

        var page = await browser.Get("/campaigns");

        Assert.Equal("/accounts/sign-in", page.Url.AbsolutePath);
    }

    [Fact]
    public async Task RoleWithoutTheRight_ReadsLikeAMissingPage()
    {
        await using var app = await TestApp.Start();
        using var auditor = await app.BrowseAs(Role.Auditor);

        var foreign = await auditor.Get("/campaigns");
        var missing = await auditor.Get("/no-such-page");

        Assert.Equal(HttpStatusCode.NotFound, foreign.Status);
        Assert.Equal(missing.Main, foreign.Main);
    }

    [Fact]
    public async Task FifthWrongPassword_LocksForAWhileButNotForEver()
    {
        await using var app = await TestApp.Start();
        var name = await app.AddAccount(Role.UnitAdministrator);
        using var browser = app.Browse();
        for (var i = 0; i < 5; i++)
            Assert.Contains("登录名、密码或动态码不对", (await Try(browser, name, "wrong wrong wrong")).Main);

        Assert.Contains("登录名、密码或动态码不对", (await Try(browser, name, TestApp.Password)).Main);
        await app.InDb(async db =>
        {
            // Identity's lock runs by the machine's clock: let its time be over.
            (await db.Set<Caika.Accounts.Account>().SingleAsync(a => a.UserName == name)).LockoutEnd = DateTimeOffset.UnixEpoch;
            return await db.SaveChangesAsync();
        });
        Assert.Equal("/campaigns", (await Try(browser, name, TestApp.Password)).Url.AbsolutePath);
    }

    [Fact]
    public async Task UnknownName_ReadsLikeAWrongPassword()
    {
        await using var app = await TestApp.Start();
        var name = await app.AddAccount(Role.UnitAdministrator);
        using var browser = app.Browse();

        var unknown = await Try(browser, "nobody-at-all", "wrong wrong wrong");
        var known = await Try(browser, name, "wrong wrong wrong");

        Assert.Equal(unknown.Status, known.Status);
        Assert.Equal(unknown.Document.QuerySelector(".verdict")!.TextContent, known.Document.QuerySelector(".verdict")!.TextContent);
    }

    private static async Task<TestPage> Try(TestBrowser browser, string name, string password) =>
        await browser.Post(await browser.Get("/accounts/sign-in"), "form:has(#Password)", new() { ["UserName"] = name, ["Password"] = password });

    [Fact]
    public async Task CookieKeys_AreSealedInTheDatabaseAndOpenAgain()
    {
        await using var app = await TestApp.Start();
        using var browser = await app.BrowseAs(Role.UnitAdministrator);

        var keys = await app.InDb(db => db.DataProtectionKeys.Select(k => k.Xml).ToListAsync());

        Assert.NotEmpty(keys);
        Assert.All(keys, xml => Assert.DoesNotContain("masterKey", xml));
        Assert.All(keys, xml => Assert.Contains("sealed", xml));
        await using var again = app.Services.CreateAsyncScope();
        var opened = again.ServiceProvider.GetRequiredService<Microsoft.AspNetCore.DataProtection.KeyManagement.IKeyManager>().GetAllKeys();
        Assert.All(opened, key => Assert.NotNull(key.CreateEncryptor()));
    }
}
