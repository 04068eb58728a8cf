using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Caika.Accounts;
using Caika.Platform.Access;
using Caika.Server.Hosting;
using Caika.Testing;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Caika.Server.Tests.Accounts;

/// <summary>Staff sign in by a real OpenID Connect provider that runs beside the test.</summary>
public sealed class OutsideSignInTests
{
    [Fact]
    public async Task Oidc_LetsInTheAccountOfThatName_TiesItToTheProvidersKey_AndNobodyElse()
    {
        var (providerPort, ownPort) = (FreePort(), FreePort());
        using var secret = new TestFolder();
        var secretFile = Path.Combine(secret.Path, "secret");
        await File.WriteAllTextAsync(secretFile, "a-secret-for-tests-only\n");
        using var provider = Process.Start(new ProcessStartInfo("node", [Path.Combine(SourceTree.Root, "tests/sign-in/provider.mjs"), $"{providerPort}", $"http://127.0.0.1:{ownPort}/accounts/oidc"])
        { RedirectStandardOutput = true, RedirectStandardError = true })!;
        try
        {
            for (string? line; (line = await provider.StandardOutput.ReadLineAsync()) != "ready";)
                Assert.NotNull(line);
            await using var app = await TestApp.Start(url: $"http://127.0.0.1:{ownPort}",
                outside: new OutsideSignIn(new OidcSignIn($"http://127.0.0.1:{providerPort}", "caika", secretFile)));
            // The provider's tokens are of today.
            app.Clock.Turn(TimeProvider.System.GetUtcNow() - app.Clock.GetUtcNow());
            var name = (await app.AddAccount(Role.UnitReviewer)).ToLowerInvariant();

            using var reviewer = app.Browse();
            Assert.Equal("/campaigns", (await SignInAs(reviewer, name)).Url.AbsolutePath);
            Assert.Equal(HttpStatusCode.OK, (await reviewer.Get("/reviews")).Status);
            var key = await app.InDb(db => db.Set<IdentityUserLogin<Guid>>().SingleAsync());
            Assert.Equal("staff-" + name, key.ProviderKey);

            using var stranger = app.Browse();
            var refused = await SignInAs(stranger, "nobody");
            Assert.Contains("采卡里没有您的账号", refused.Main);
            Assert.StartsWith("/accounts/sign-in", (await stranger.Get("/reviews")).Url.PathAndQuery);

            // Disabled here is disabled, whatever the provider says.
            await app.InDb(db => db.Set<Account>().Where(a => a.NormalizedUserName == name.ToUpperInvariant()).ExecuteUpdateAsync(set => set.SetProperty(a => a.IsDisabled, true)));
            using var again = app.Browse();
            Assert.Contains("已停用", (await SignInAs(again, name)).Main);
        }
        finally
        {
            provider.Kill();
        }
    }

    [Fact]
    public async Task WithoutConfiguration_ThereIsNoSuchPage()
    {
        await using var app = await TestApp.Start();
        using var browser = app.Browse();
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get("/accounts/outside")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get("/accounts/outside?handler=Oidc")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get("/accounts/outside?handler=Cas&ticket=ST-1&state=x")).Status);
    }

    [Theory]
    [InlineData("<cas:serviceResponse xmlns:cas='http://www.yale.edu/tp/cas'><cas:authenticationSuccess><cas:user> zhang </cas:user></cas:authenticationSuccess></cas:serviceResponse>", "zhang")]
    [InlineData("<cas:serviceResponse xmlns:cas='http://www.yale.edu/tp/cas'><cas:authenticationFailure code='INVALID_TICKET'>no</cas:authenticationFailure></cas:serviceResponse>", null)]
    [InlineData("<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><cas:serviceResponse xmlns:cas='http://www.yale.edu/tp/cas'><cas:authenticationSuccess><cas:user>&e;</cas:user></cas:authenticationSuccess></cas:serviceResponse>", null)]
    [InlineData("<other><user>zhang</user></other>", null)]
    [InlineData("not xml", null)]
    public void CasAnswer_IsReadStrictly(string xml, string? user) => Assert.Equal(user, CasTickets.Parse(xml));

    /// <summary>Through the provider's own pages: its name form, then its consent form.</summary>
    private static async Task<TestPage> SignInAs(TestBrowser browser, string name)
    {
        var page = await browser.Get("/accounts/outside?handler=Oidc");
        page = await browser.Post(page, "form", new() { ["login"] = "staff-" + name, ["password"] = "any" });
        return page.Document.QuerySelector("form") is not null && page.Url.AbsolutePath.StartsWith("/interaction", StringComparison.Ordinal) ? await browser.Post(page, "form") : page;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
