using System.Net;
using System.Text;
using System.Text.Json;
using Caika.Accounts;
using Caika.Platform.Access;
using Caika.Platform.Audit;
using Caika.Testing;
using Microsoft.EntityFrameworkCore;

namespace Caika.Server.Tests.Accounts;

/// <summary>Passkeys through the pages, with a device that can be made to lie.</summary>
public sealed class PasskeyTests(PasskeyTests.House house) : IClassFixture<PasskeyTests.House>
{
    public sealed class House : IAsyncLifetime
    {
        internal TestApp App { get; private set; } = null!;

        public async ValueTask InitializeAsync() => App = await TestApp.Start();

        public ValueTask DisposeAsync() => App.DisposeAsync();
    }

    private TestApp App => house.App;

    [Fact]
    public async Task Passkey_IsAddedNamedUsedListedAndRemoved()
    {
        using var owner = await Owner.WithPasskey(App, Role.UnitReviewer, "办公室电脑");
        var me = await owner.Browser.Get("/accounts/me");
        Assert.Contains("办公室电脑", me.Main);
        Assert.Contains("还没有用过", me.Main);

        using var elsewhere = Browse(App);
        Assert.Equal("/reviews", (await Enter(elsewhere, owner.Device, "/reviews")).Url.AbsolutePath);
        me = await elsewhere.Get("/accounts/me");
        Assert.DoesNotContain("还没有用过", me.Main);
        Assert.Equal(["account.passkey-added 办公室电脑", "account.signed-in 通行密钥：办公室电脑"], (await Trail(owner)).Where(row => row.Contains("办公室电脑")));

        var removed = await owner.Browser.Post(await owner.Browser.Get("/accounts/me"), "form:has(button[name=passkey])", new() { ["passkey"] = await IdOf(owner) });
        Assert.Contains("已删除", removed.Main);
        // What was signed in with it has ended; the sign-in that removed it goes on.
        Assert.StartsWith("/accounts/sign-in", (await elsewhere.Get("/reviews")).Url.PathAndQuery);
        Assert.Equal("/reviews", (await owner.Browser.Get("/reviews")).Url.AbsolutePath);
        Assert.Contains("没有通过", (await Enter(elsewhere, owner.Device)).Main);
        Assert.Contains("account.passkey-removed 办公室电脑", await Trail(owner));
    }

    public static TheoryData<string> Engines => [.. TestData.Engines];

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task OneAnswer_OpensOnce_EvenWhenSentManyTimesAtOnce(string engine)
    {
        await using var app = await TestApp.Start(engine == "postgres" ? await TestData.FreshDatabase() : null);
        using var owner = await Owner.WithPasskey(app, Role.UnitReviewer);
        owner.Device.Counts = false;
        using var browser = Browse(app);
        var page = await browser.Get("/accounts/sign-in");
        var (state, options) = await Ask(browser, page, "/accounts/sign-in");
        var answer = Fields(state, owner.Device.Answer(options));

        using var other = new TestBrowser(browser.Http.BaseAddress!, browser.Cookies, follows: false);
        var tries = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => other.Post(page, "form[data-passkey]", answer)));

        Assert.Single(tries, t => t.Status == HttpStatusCode.Redirect);
        Assert.Equal(3, tries.Count(t => t.Status == HttpStatusCode.UnprocessableEntity));
        using var later = Browse(app);
        Assert.Contains("没有通过", (await later.Post(await later.Get("/accounts/sign-in"), "form[data-passkey]", answer)).Main);
    }

    [Fact]
    public async Task Challenge_IsDeadAfterFiveMinutes_AfterAWrongAnswer_AndForAnotherPurpose()
    {
        using var owner = await Owner.WithPasskey(App, Role.UnitReviewer);
        using var browser = Browse(App);
        var page = await browser.Get("/accounts/sign-in");

        var (state, options) = await Ask(browser, page, "/accounts/sign-in");
        var answer = owner.Device.Answer(options);
        App.Clock.Turn(TimeSpan.FromMinutes(5.1));
        Assert.Contains("没有通过", (await browser.Post(page, "form[data-passkey]", Fields(state, answer))).Main);

        (state, options) = await Ask(browser, page, "/accounts/sign-in");
        owner.Device.IsForged = true;
        var forged = owner.Device.Answer(options);
        owner.Device.IsForged = false;
        Assert.Contains("没有通过", (await browser.Post(page, "form[data-passkey]", Fields(state, forged))).Main);
        Assert.Contains("没有通过", (await browser.Post(page, "form[data-passkey]", Fields(state, owner.Device.Answer(options)))).Main);
        Assert.Contains("account.sign-in-refused 通行密钥：测试设备", await Trail(owner));

        var prove = await owner.Browser.Get("/accounts/prove");
        (state, options) = await Ask(owner.Browser, prove, "/accounts/prove");
        Assert.Contains("没有通过", (await browser.Post(page, "form[data-passkey]", Fields(state, owner.Device.Answer(options)))).Main);
        Assert.Contains("没有通过", (await browser.Post(page, "form[data-passkey]", Fields("made up", owner.Device.Answer(options)))).Main);
        Assert.Contains("没有通过", (await browser.Post(page, "form[data-passkey]")).Main);
        // The page is fine: an honest answer gets in.
        Assert.NotEqual("/accounts/sign-in", (await Enter(browser, owner.Device)).Url.AbsolutePath);
    }

    public static TheoryData<string> Lies => ["origin", "port", "relying party", "not verified", "forged", "counter", "owner", "unknown key"];

    [Theory]
    [MemberData(nameof(Lies))]
    public async Task AnswerThatIsNotInOrder_OpensNothing(string lie)
    {
        using var owner = await Owner.WithPasskey(App, Role.UnitReviewer);
        using var stranger = await Owner.WithPasskey(App, Role.UnitReviewer);
        using var browser = Browse(App);
        Assert.NotEqual("/accounts/sign-in", (await Enter(browser, owner.Device)).Url.AbsolutePath);
        using var unknown = new TestDevice(owner.Device.Origin) { Owner = TestDevice.Encode(Encoding.UTF8.GetBytes(owner.Id.ToString())) };
        var device = lie == "unknown key" ? unknown : owner.Device;
        switch (lie)
        {
            case "origin": device.Origin = "http://localhost.example:" + App.Url.Port; break;
            case "port": device.Origin = "http://localhost:1"; break;
            case "relying party": device.RelyingParty = "caika.example"; break;
            case "not verified": device.IsVerified = false; break;
            case "forged": device.IsForged = true; break;
            case "counter": device.Count--; break;
            case "owner": device.Owner = TestDevice.Encode(Encoding.UTF8.GetBytes(stranger.Id.ToString())); break;
        }

        using var thief = Browse(App);
        var page = await Enter(thief, device);

        Assert.Equal("/accounts/sign-in", page.Url.AbsolutePath);
        Assert.Contains("通行密钥没有通过", page.Main);
        Assert.StartsWith("/accounts/sign-in", (await thief.Get("/reviews")).Url.PathAndQuery);
    }

    [Fact]
    public async Task ForeignPasskey_NeitherProvesNorIsAddedAgain()
    {
        using var owner = await Owner.WithPasskey(App, Role.Auditor);
        using var stranger = await Owner.WithPasskey(App, Role.UnitReviewer);

        var prove = await owner.Browser.Get("/accounts/prove?back=/trail");
        var (state, options) = await Ask(owner.Browser, prove, "/accounts/prove");
        Assert.Contains("没有通过", (await owner.Browser.Post(prove, "form[data-passkey]", Fields(state, stranger.Device.Answer(options)))).Main);

        var add = await owner.Browser.Get("/accounts/passkey");
        (state, options) = await Ask(owner.Browser, add, "/accounts/passkey");
        Assert.Contains("没有添加成", (await owner.Browser.Post(add, "form[data-passkey]", Fields(state, stranger.Device.Make(options)))).Main);
        // A challenge belongs to the sign-in that asked for it.
        using var fresh = new TestDevice(owner.Device.Origin);
        (state, options) = await Ask(stranger.Browser, await stranger.Browser.Get("/accounts/passkey"), "/accounts/passkey");
        Assert.Contains("没有添加成", (await owner.Browser.Post(add, "form[data-passkey]", Fields(state, fresh.Make(options)))).Main);
        Assert.Single(await App.InDb(db => db.Set<AccountPasskey>().Where(p => p.UserId == owner.Id).ToListAsync()));
    }

    [Fact]
    public async Task DisabledAccount_AndPasskeysTakenAwayByTheAdministrator_OpenNothing()
    {
        using var owner = await Owner.WithPasskey(App, Role.UnitReviewer);
        using var admin = await App.BrowseAs(Role.SystemAdministrator);
        using var browser = Browse(App);
        async Task Set(string disabled) => await admin.Post(await admin.Get($"/accounts/{owner.Id}"), "form[action*='Disable']", new() { ["disabled"] = disabled });

        await Set("true");
        Assert.Contains("没有通过", (await Enter(browser, owner.Device)).Main);
        Assert.Contains("account.sign-in-refused 通行密钥：测试设备", await Trail(owner));
        await Set("false");
        Assert.NotEqual("/accounts/sign-in", (await Enter(browser, owner.Device)).Url.AbsolutePath);

        await admin.Post(await admin.Get($"/accounts/{owner.Id}"), "form[action*='Passkeys']");
        Assert.StartsWith("/accounts/sign-in", (await browser.Get("/reviews")).Url.PathAndQuery);
        Assert.Contains("没有通过", (await Enter(browser, owner.Device)).Main);
    }

    [Fact]
    public async Task StepUp_TakesThePasskey_AndIsAskedForBeforeOneIsAddedOrRemoved()
    {
        using var owner = await Owner.WithPasskey(App, Role.Auditor);
        var trail = await owner.Browser.Get("/trail");
        var me = await owner.Browser.Get("/accounts/me");
        var passkey = await IdOf(owner);
        App.Clock.Turn(TimeSpan.FromMinutes(11));
        Assert.Equal("/accounts/prove", (await owner.Browser.Get("/accounts/passkey")).Url.AbsolutePath);
        Assert.Equal("/accounts/prove", (await owner.Browser.Post(me, "form:has(button[name=passkey])", new() { ["passkey"] = passkey })).Url.AbsolutePath);

        var asked = await owner.Browser.Post(trail, "form[action*='Export']");
        Assert.Equal("/accounts/prove", asked.Url.AbsolutePath);
        var (state, options) = await Ask(owner.Browser, asked, "/accounts/prove");
        var back = await owner.Browser.Post(asked, "form[data-passkey]", Fields(state, owner.Device.Answer(options)));
        Assert.Equal("/trail", back.Url.AbsolutePath);
        Assert.Equal("text/csv", (await owner.Browser.Post(back, "form[action*='Export']")).Response.Content.Headers.ContentType!.MediaType);
        Assert.Contains("account.passkey-used 通行密钥：测试设备", await Trail(owner));
    }

    [Fact]
    public async Task WhereASecondStepIsCompulsory_ThePasskeyIsOne_AndAPasswordAloneNoLongerOpensAnything()
    {
        await using var strict = await TestApp.Start(secondStepRequired: true);
        var name = await strict.AddAccount(Role.UnitReviewer);
        using var early = Browse(strict);
        await TestApp.SignIn(early, name);
        using var browser = Browse(strict);
        await TestApp.SignIn(browser, name);
        Assert.Equal("/accounts/second-step", (await browser.Get("/reviews")).Url.AbsolutePath);
        Assert.Contains("以后只能用通行密钥登录", (await browser.Get("/accounts/passkey")).Main);
        using var device = new TestDevice(Origin(strict));
        await Owner.Add(browser, device, "测试设备");
        Assert.Equal("/reviews", (await browser.Get("/reviews")).Url.AbsolutePath);

        using var byPasskey = Browse(strict);
        Assert.Equal("/reviews", (await Enter(byPasskey, device, "/reviews")).Url.AbsolutePath);
        // Who knows the password cannot add a passkey of his own, not even in a sign-in from before there was one.
        using var byPassword = Browse(strict);
        var refused = await byPassword.Post(await byPassword.Get("/accounts/sign-in"), "form:has(#Password)", new() { ["UserName"] = name, ["Password"] = TestApp.Password });
        Assert.Contains("只有通行密钥的账号要用通行密钥", refused.Main);
        Assert.Equal("/accounts/sign-in", (await byPassword.Get("/accounts/passkey")).Url.AbsolutePath);
        Assert.Equal("/accounts/sign-in", (await early.Get("/accounts/passkey")).Url.AbsolutePath);

        var me = await browser.Get("/accounts/me");
        await browser.Post(me, "form:has(button[name=passkey])", new() { ["passkey"] = me.Document.QuerySelector("button[name=passkey]")!.GetAttribute("value")! });
        Assert.Equal("/accounts/second-step", (await browser.Get("/reviews")).Url.AbsolutePath);
    }

    [Fact]
    public async Task OnTheNumberOfAnAddress_ThePageSaysSo_AndThereIsNoButton()
    {
        using var browser = App.Browse();
        Assert.Null((await browser.Get("/accounts/sign-in")).Document.QuerySelector("form[data-passkey]"));
        await TestApp.SignIn(browser, await App.AddAccount(Role.UnitReviewer));
        var add = await browser.Get("/accounts/passkey");
        Assert.Contains("这个网址用不了通行密钥", add.Main);
        Assert.Null(add.Document.QuerySelector("form[data-passkey]"));
    }

    [Fact]
    public async Task MoreThanTen_AreNotKept_AndANameIsAskedFor()
    {
        using var owner = await Owner.WithPasskey(App, Role.UnitReviewer);
        for (var more = 1; more < AddPasskey.Most; more++)
        {
            using var device = new TestDevice(owner.Device.Origin);
            Assert.Equal("/accounts/me", (await Owner.Add(owner.Browser, device, $"第 {more} 个")).Url.AbsolutePath);
        }
        using var last = new TestDevice(owner.Device.Origin);
        Assert.Contains("最多 10 个", (await Owner.Add(owner.Browser, last, "多了")).Main);
        Assert.Contains("请给通行密钥起个名称", (await Owner.Add(owner.Browser, last, " ")).Main);
    }

    /// <summary>Somebody with a passkey, signed in by password at the place where it was added.</summary>
    private sealed record Owner(Guid Id, TestBrowser Browser, TestDevice Device) : IDisposable
    {
        internal static async Task<Owner> WithPasskey(TestApp app, Role role, string label = "测试设备")
        {
            var name = await app.AddAccount(role);
            var (browser, device) = (Browse(app), new TestDevice(Origin(app)));
            await TestApp.SignIn(browser, name);
            Assert.Equal("/accounts/me", (await Add(browser, device, label)).Url.AbsolutePath);
            return new(await app.InDb(db => db.Set<Account>().Where(a => a.UserName == name).Select(a => a.Id).SingleAsync()), browser, device);
        }

        internal static async Task<TestPage> Add(TestBrowser browser, TestDevice device, string label)
        {
            var page = await browser.Get("/accounts/passkey");
            var (state, options) = await Ask(browser, page, "/accounts/passkey");
            return await browser.Post(page, "form[data-passkey]", new(Fields(state, device.Make(options))) { ["Name"] = label });
        }

        public void Dispose()
        {
            Browser.Dispose();
            Device.Dispose();
        }
    }

    private static string Origin(TestApp app) => $"http://localhost:{app.Url.Port}";

    private static TestBrowser Browse(TestApp app) => new(new Uri(Origin(app)));

    private static Dictionary<string, string> Fields(string state, string credential) => new() { ["State"] = state, ["Credential"] = credential };

    private static async Task<(string State, JsonElement Options)> Ask(TestBrowser browser, TestPage page, string path)
    {
        var token = page.Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var answer = await browser.Http.PostAsync(path + "?handler=Challenge", new FormUrlEncodedContent(new Dictionary<string, string> { ["__RequestVerificationToken"] = token }));
        answer.EnsureSuccessStatusCode();
        var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        return (json.GetProperty("state").GetString()!, json.GetProperty("options"));
    }

    private static async Task<TestPage> Enter(TestBrowser browser, TestDevice device, string? returnUrl = null)
    {
        var page = await browser.Get("/accounts/sign-in" + (returnUrl is null ? "" : $"?ReturnUrl={returnUrl}"));
        var (state, options) = await Ask(browser, page, "/accounts/sign-in");
        return await browser.Post(page, "form[data-passkey]", Fields(state, device.Answer(options)));
    }

    private async Task<string> IdOf(Owner owner) => (await App.InDb(db => db.Set<AccountPasskey>().Where(p => p.UserId == owner.Id).Select(p => p.Id).SingleAsync())).ToString();

    private Task<List<string>> Trail(Owner owner) => App.InDb(db => db.Set<AuditRow>().Where(r => r.Subject == owner.Id).OrderBy(r => r.Seq).Select(r => r.Action + " " + r.Detail).ToListAsync());
}
