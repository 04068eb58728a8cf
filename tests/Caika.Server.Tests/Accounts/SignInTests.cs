using System.Net;
using Caika.Platform.Access;
using Caika.Testing;

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
        using var browser = app.Browse();
        for (var i = 0; i < 6; i++)
        {
            var page = await browser.Get("/accounts/sign-in");
            page = await browser.Post(page, "form:has(#Password)", new() { ["UserName"] = "nobody", ["Password"] = "wrong wrong wrong" });
            Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
            Assert.Contains("登录名或密码不对", page.Main);
        }
    }
}
