using Caika.Testing;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Caika.Browser.Tests;

/// <summary>Chromium as a phone of 390 by 844 points, looking at a server of its own.</summary>
internal sealed class PhoneBrowser : IAsyncDisposable
{
    internal static readonly string[] Arguments =
        ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"];
    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private PhoneBrowser(IPlaywright playwright, IBrowser browser, IBrowserContext context, IPage page) =>
        (_playwright, _browser, Context, Page) = (playwright, browser, context, page);

    internal IBrowserContext Context { get; }
    internal IPage Page { get; }

    internal static async Task<PhoneBrowser> Open(TestApp app, int width = 390, int height = 844, string[]? more = null)
    {
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = "/usr/bin/chromium", Headless = true, Args = [.. Arguments, .. more ?? []] });
        var context = await browser.NewContextAsync(new()
        {
            BaseURL = app.Url.ToString(),
            Locale = "zh-CN",
            DeviceScaleFactor = 2,
            ViewportSize = new() { Width = width, Height = height },
            HasTouch = width < 600,
            IsMobile = width < 600,
        });
        var page = await context.NewPageAsync();
        // A machine with two processors runs several of these at once.
        page.SetDefaultTimeout(120_000);
        return new(playwright, browser, context, page);
    }

    /// <summary>Keeps a picture of the whole page, and fails for anything axe finds or for sideways scrolling.</summary>
    internal async Task Look(string name)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Root(), "artifacts", "screenshots")).FullName;
        await Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"phone-{name}.png"), FullPage = true });
        var wider = await Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        Assert.True(wider <= 0, $"{name} scrolls sideways by {wider} px.");
        var result = await Page.RunAxe(new AxeRunOptions { RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] } });
        Assert.True(result.Violations.Length == 0, name + ": " + string.Join("; ", result.Violations.Select(v => $"{v.Id} {string.Join(" | ", v.Nodes.Select(n => n.Html))}")));
    }

    internal static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Caika.slnx")))
            folder = folder.Parent;
        return folder.FullName;
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }
}
