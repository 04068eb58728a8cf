using Caika.Platform.Access;
using Caika.Testing;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Caika.Browser.Tests;

/// <summary>Chromium at a desk of 1440 by 900 points, signed in.</summary>
internal sealed class OfficeBrowser : IAsyncDisposable
{
    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private OfficeBrowser(IPlaywright playwright, IBrowser browser, IPage page) => (_playwright, _browser, Page) = (playwright, browser, page);

    internal IPage Page { get; }

    internal static async Task<OfficeBrowser> Open(TestApp app, Role role, params string[] departments)
    {
        using var signedIn = await app.BrowseAs(role, departments);
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = "/usr/bin/chromium", Args = PhoneBrowser.Arguments });
        var context = await browser.NewContextAsync(new() { BaseURL = app.Url.ToString(), Locale = "zh-CN", ViewportSize = new() { Width = 1440, Height = 900 } });
        await context.AddCookiesAsync(signedIn.Cookies.GetCookies(app.Url).Select(cookie => new Cookie { Name = cookie.Name, Value = cookie.Value, Url = app.Url.ToString() }));
        var page = await context.NewPageAsync();
        page.SetDefaultTimeout(120_000);
        return new(playwright, browser, page);
    }

    /// <summary>Keeps a picture of the whole page on a phone and at a desk; fails for anything axe finds, or for sideways scrolling.</summary>
    internal async Task Look(string name)
    {
        var folder = Directory.CreateDirectory(Path.Combine(PhoneBrowser.Root(), "artifacts", "screenshots")).FullName;
        foreach (var width in new[] { 390, 1440 })
        {
            await Page.SetViewportSizeAsync(width, 900);
            await Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}-{width}.png"), FullPage = true });
            var wider = await Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
            Assert.True(wider <= 0, $"{name} scrolls sideways by {wider} px at {width}.");
        }
        var result = await Page.RunAxe();
        Assert.True(result.Violations.Length == 0, name + ": " + string.Join("; ", result.Violations.Select(v => $"{v.Id} {string.Join(" | ", v.Nodes.Select(n => n.Html))}")));
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }
}
