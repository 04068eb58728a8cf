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

/// <summary>Staff sign in by a real CAS server that runs beside the test.</summary>
public sealed class CasSignInTests
{
    private const string StateCookie = "caika.cas", Refused = "统一身份认证没有通过", Lost = "登录没有接上";

    [Fact]
    public async Task Cas_LetsInTheAccountOfThatName_EachTicketOnce_AndNobodyElse()
    {
        Assert.SkipUnless(CasServer.IsThere, "There is no django-cas-server here.");
        var port = FreePort();
        await using var app = await TestApp.Start(outside: new OutsideSignIn(Cas: new CasSignIn($"http://127.0.0.1:{port}/cas", "青禾统一身份认证")));
        var name = await app.AddAccount(Role.UnitReviewer);
        using var cas = await CasServer.Start(port, name, "stranger");

        using var reviewer = app.Browse();
        Assert.NotNull((await reviewer.Get("/accounts/sign-in")).Document.QuerySelector("a[href*='ToCas']"));
        Assert.StartsWith("/cas/login", (await SignInAs(reviewer, name, "wrong")).Url.AbsolutePath);
        Assert.StartsWith("/accounts/sign-in", (await reviewer.Get("/reviews")).Url.PathAndQuery);
        Assert.Equal("/campaigns", (await SignInAs(reviewer, name)).Url.AbsolutePath);
        Assert.Equal(HttpStatusCode.OK, (await reviewer.Get("/reviews")).Status);
        Assert.Equal(name, (await app.InDb(db => db.Set<IdentityUserLogin<Guid>>().SingleAsync())).ProviderKey);

        using var stranger = app.Browse();
        Assert.Contains("采卡里没有您的账号", (await SignInAs(stranger, "stranger")).Main);
        Assert.StartsWith("/accounts/sign-in", (await stranger.Get("/reviews")).Url.PathAndQuery);

        await TryTickets(app, reviewer);

        await app.InDb(db => db.Set<Account>().Where(a => a.UserName == name).ExecuteUpdateAsync(set => set.SetProperty(a => a.IsDisabled, true)));
        using var again = app.Browse();
        Assert.Contains("已停用", (await SignInAs(again, name)).Main);

        var (back, state) = await Ticket(app, reviewer);
        cas.Dispose();
        Assert.Contains("没有应答", (await Come(app, back, state)).Main);
    }

    /// <param name="signedIn">Known to the CAS server, so it hands out tickets without asking.</param>
    private static async Task TryTickets(TestApp app, TestBrowser signedIn)
    {
        var (back, _) = await Ticket(app, signedIn);
        var (other, otherState) = await Ticket(app, signedIn);
        // A link with somebody's ticket signs nobody else in; it is not even asked about.
        Assert.Contains(Lost, (await Come(app, back, null)).Main);
        Assert.Contains(Lost, (await Come(app, back, otherState)).Main);
        Assert.Contains(Refused, (await Come(app, Swap(other, "ST-made-up"), otherState)).Main);
        // A ticket that was made for another way back.
        Assert.Contains(Refused, (await Come(app, Swap(other, TicketIn(back)), otherState)).Main);
        Assert.Equal("/campaigns", (await Come(app, other, otherState)).Url.AbsolutePath);
        // The browser still holds everything, the ticket is spent.
        Assert.Contains(Refused, (await Come(app, other, otherState)).Main);
    }

    /// <summary>Through the CAS server's own form.</summary>
    private static async Task<TestPage> SignInAs(TestBrowser browser, string name, string password = CasServer.Password) =>
        await browser.Post(await browser.Get("/accounts/outside?handler=ToCas"), "#login_form", new() { ["username"] = name, ["password"] = password });

    /// <returns>The way back that the CAS server names, ticket included, and the cookie that belongs to it.</returns>
    private static async Task<(Uri Back, string State)> Ticket(TestApp app, TestBrowser signedIn)
    {
        using var browser = new TestBrowser(app.Url, signedIn.Cookies, follows: false);
        var login = (await browser.Get("/accounts/outside?handler=ToCas")).Response.Headers.Location!;
        var back = (await browser.Get(login.AbsoluteUri)).Response.Headers.Location!;
        return (back, signedIn.Cookies.GetCookies(app.Url)[StateCookie]!.Value);
    }

    private static async Task<TestPage> Come(TestApp app, Uri back, string? state)
    {
        var cookies = new CookieContainer();
        if (state is not null)
            cookies.Add(app.Url, new Cookie(StateCookie, state));
        using var browser = new TestBrowser(app.Url, cookies);
        return await browser.Get(back.PathAndQuery);
    }

    private static string TicketIn(Uri back) => back.Query.Split('&', '?').Single(part => part.StartsWith("ticket=", StringComparison.Ordinal))["ticket=".Length..];

    private static Uri Swap(Uri back, string ticket) => new(back.AbsoluteUri.Replace(TicketIn(back), ticket, StringComparison.Ordinal));

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Debian's django-cas-server on the loopback address.</summary>
    private sealed class CasServer(Process process, TestFolder folder) : IDisposable
    {
        internal const string Password = "a-password-for-tests-only";

        internal static bool IsThere => Directory.Exists("/usr/lib/python3/dist-packages/cas_server");

        internal static async Task<CasServer> Start(int port, params string[] names)
        {
            var folder = new TestFolder();
            var process = Process.Start(new ProcessStartInfo(Path.Combine(SourceTree.Root, "tests/cas-server.sh"), [$"{port}", folder.Path, .. names]) { RedirectStandardOutput = true })!;
            var server = new CasServer(process, folder);
            for (string? line; (line = await process.StandardOutput.ReadLineAsync()) != "ready";)
            {
                if (line is null)
                {
                    var log = await File.ReadAllTextAsync(Path.Combine(folder.Path, "log"));
                    server.Dispose();
                    Assert.Fail(log);
                }
            }
            return server;
        }

        public void Dispose()
        {
            process.Kill();
            process.WaitForExit();
            if (Directory.Exists(folder.Path))
                folder.Dispose();
        }
    }
}
