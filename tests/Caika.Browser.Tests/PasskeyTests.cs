using Caika.Accounts;
using Caika.Platform.Access;
using Caika.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Caika.Browser.Tests;

/// <summary>Passkeys in Chromium, with the authenticator it has for tests.</summary>
public sealed class PasskeyTests
{
    [Fact]
    public async Task Staff_AddAPasskey_SignInWithIt_ProveWithIt_AndRemoveIt()
    {
        await using var app = await TestApp.Start();
        var name = await app.AddAccount(Role.UnitAdministrator);
        await using var desk = await PhoneBrowser.Open(app, 1280, 900);
        var (page, at) = (desk.Page, $"http://localhost:{app.Url.Port}");
        var device = await Device.Add(desk);
        SetDefaultExpectTimeout(15_000);

        await SignIn(page, at, name);
        await page.GotoAsync(at + "/accounts/me");
        await Look(desk, "50-passkey-none");
        await page.GetByRole(AriaRole.Link, new() { Name = "添加通行密钥" }).ClickAsync();
        await Expect(page.Locator("[data-passkey-missing]")).ToBeHiddenAsync();
        await page.GetByLabel("名称").FillAsync("办公室电脑");
        await Look(desk, "51-passkey-add");
        await page.GetByRole(AriaRole.Button, new() { Name = "在这台设备上添加" }).ClickAsync();
        await Expect(page.Locator(".verdict.pass")).ToContainTextAsync("“办公室电脑”已添加");
        await Expect(page.Locator("section:has(#passkeys) tbody")).ToContainTextAsync("还没有用过");
        await Look(desk, "52-passkey-list");

        // The same device again: it says so itself.
        await page.GetByRole(AriaRole.Link, new() { Name = "添加通行密钥" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "在这台设备上添加" }).ClickAsync();
        await Expect(page.Locator("[data-passkey-says]")).ToContainTextAsync("已经有这个账号的通行密钥");
        Assert.Equal(1, await device.Count());

        await page.GetByRole(AriaRole.Button, new() { Name = "退出" }).ClickAsync();
        await page.WaitForURLAsync("**/accounts/sign-in");
        await Look(desk, "53-passkey-sign-in");
        var enter = page.GetByRole(AriaRole.Button, new() { Name = "用通行密钥登录" });
        // Neither finger nor face is the right one.
        await device.Verifies(false);
        await enter.ClickAsync();
        await Expect(page.Locator("[data-passkey-says]")).ToContainTextAsync("没有完成");
        await Look(desk, "54-passkey-refused");
        await device.Verifies(true);
        await enter.ClickAsync();
        await page.WaitForURLAsync("**/campaigns");

        app.Clock.Turn(TimeSpan.FromMinutes(11));
        await page.GotoAsync(at + "/accounts/second-step");
        await Look(desk, "55-passkey-prove");
        await page.GetByRole(AriaRole.Button, new() { Name = "用通行密钥确认" }).ClickAsync();
        await page.WaitForURLAsync("**/accounts/second-step");

        await page.GotoAsync(at + "/accounts/me");
        await page.Locator("button[name=passkey]").ClickAsync();
        await Expect(page.Locator(".verdict.pass")).ToContainTextAsync("已删除");
        Assert.False(await app.InDb(db => db.Set<AccountPasskey>().AnyAsync()));
        await page.GetByRole(AriaRole.Button, new() { Name = "退出" }).ClickAsync();
        // The device still holds it; here nobody knows it any more.
        await page.GetByRole(AriaRole.Button, new() { Name = "用通行密钥登录" }).ClickAsync();
        await Expect(page.Locator(".verdict.back")).ToContainTextAsync("通行密钥没有通过");
    }

    [Fact]
    public async Task BrowserWithoutPasskeys_HasNoButton_AndIsTold()
    {
        await using var app = await TestApp.Start();
        await using var desk = await PhoneBrowser.Open(app, 1280, 900);
        await desk.Context.AddInitScriptAsync("delete window.PublicKeyCredential");
        var (page, at) = (desk.Page, $"http://localhost:{app.Url.Port}");

        await page.GotoAsync(at + "/accounts/sign-in", new() { WaitUntil = WaitUntilState.NetworkIdle });
        await Expect(page.Locator("form[data-passkey]")).ToHaveCountAsync(1);
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "用通行密钥登录" })).ToHaveCountAsync(0);
        await SignIn(page, at, await app.AddAccount(Role.UnitReviewer));
        await page.GotoAsync(at + "/accounts/passkey", new() { WaitUntil = WaitUntilState.NetworkIdle });
        await Expect(page.Locator("[data-passkey-missing]")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "在这台设备上添加" })).ToHaveCountAsync(0);
    }

    /// <summary>At a desk, and on a telephone: a passkey is often there.</summary>
    private static async Task Look(PhoneBrowser browser, string name)
    {
        foreach (var (width, height) in new[] { (390, 844), (1440, 900) })
        {
            await browser.Page.SetViewportSizeAsync(width, height);
            await browser.Look($"{name}-{width}");
        }
    }

    private static async Task SignIn(IPage page, string at, string name)
    {
        await page.GotoAsync(at + "/accounts/sign-in");
        await page.GetByLabel("登录名").FillAsync(name);
        await page.GetByLabel("密码", new() { Exact = true }).FillAsync(TestApp.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "登录", Exact = true }).ClickAsync();
        await page.WaitForURLAsync(url => !url.Contains("sign-in", StringComparison.Ordinal));
    }

    /// <summary>Chromium's own authenticator for tests, one that asks for finger or face.</summary>
    private sealed class Device(ICDPSession session, string id)
    {
        internal static async Task<Device> Add(PhoneBrowser browser)
        {
            var session = await browser.Context.NewCDPSessionAsync(browser.Page);
            await session.SendAsync("WebAuthn.enable");
            var options = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2",
                ["transport"] = "internal",
                ["hasResidentKey"] = true,
                ["hasUserVerification"] = true,
                ["isUserVerified"] = true,
                ["automaticPresenceSimulation"] = true,
            };
            var added = await session.SendAsync("WebAuthn.addVirtualAuthenticator", new() { ["options"] = options });
            return new(session, added!.Value.GetProperty("authenticatorId").GetString()!);
        }

        internal Task Verifies(bool rightly) => session.SendAsync("WebAuthn.setUserVerified", new() { ["authenticatorId"] = id, ["isUserVerified"] = rightly });

        internal async Task<int> Count() =>
            (await session.SendAsync("WebAuthn.getCredentials", new() { ["authenticatorId"] = id }))!.Value.GetProperty("credentials").GetArrayLength();
    }
}
