using Caika.Testing;
using Microsoft.Playwright;

namespace Caika.Browser.Tests;

/// <summary>A new installation with nothing in it, its terminal, and people who each have their page of the guide.</summary>
internal sealed class GuideHall : IAsyncDisposable
{
    private readonly TestFolder _folder = new();
    private readonly List<GuideWalker> _walkers = [];
    private readonly string? _pictures;
    private IPlaywright _playwright = null!;
    private IBrowser _browser = null!;

    private GuideHall(string name)
    {
        Program = new CaikaProgram(Path.Combine(_folder.Path, "data"));
        // Asked for by whoever renews the pictures of the guide.
        if (Environment.GetEnvironmentVariable("CAIKA_GUIDE_PICTURES") is { Length: > 0 } folder)
            _pictures = Directory.CreateDirectory(Path.Combine(folder, name)).FullName;
    }

    internal CaikaProgram Program { get; }
    internal IReadOnlyList<GuideWalker> Walkers => _walkers;

    internal static async Task<GuideHall> Open(string name)
    {
        var hall = new GuideHall(name);
        hall._playwright = await Playwright.CreateAsync();
        hall._browser = await hall._playwright.Chromium.LaunchAsync(new() { ExecutablePath = "/usr/bin/chromium", Headless = true, Args = PhoneBrowser.Arguments });
        return hall;
    }

    /// <summary>Somebody with a browser of their own; on a phone if they are to.</summary>
    internal async Task<GuideWalker> Enter(string guide, bool phone = false)
    {
        var context = await _browser.NewContextAsync(new()
        {
            BaseURL = Program.Url.ToString(),
            Locale = "zh-CN",
            TimezoneId = "Asia/Shanghai",
            ViewportSize = phone ? new() { Width = 390, Height = 844 } : new() { Width = 1440, Height = 900 },
            HasTouch = phone,
            IsMobile = phone,
        });
        var page = await context.NewPageAsync();
        page.SetDefaultTimeout(120_000);
        var walker = new GuideWalker(page, GuideText.Read(guide), _pictures);
        _walkers.Add(walker);
        return walker;
    }

    /// <summary>Somebody who was given the one-time link of an account.</summary>
    internal async Task<GuideWalker> Enter(string guide, IReadOnlyDictionary<string, string> links)
    {
        var walker = await Enter(guide);
        await walker.SetPassword(links[guide]);
        return walker;
    }

    /// <summary>Whatever was pressed stands in the guide of whoever pressed it.</summary>
    internal void EndsInAgreement() =>
        Assert.Empty(_walkers.SelectMany(w => w.Pressed.Except(w.Guide.Names).Select(name => $"{w.Guide.File} does not say 「{name}」")).Distinct());

    /// <summary>Every name of these guides was on the screen of somebody who reads it.</summary>
    internal void EndsWithEverything(string? except, params string[] guides)
    {
        var unseen = guides.SelectMany(file => GuideText.Read(file).Names.Except(_walkers.Where(w => w.Guide.File == file).SelectMany(w => w.Seen)).Except([except]).Select(name => $"{file} says 「{name}」, which was on no page"));
        Assert.Empty(unseen);
    }

    /// <summary>A file that somebody has in a folder of their own.</summary>
    internal string Keep(string name) => Path.Combine(_folder.Path, name);

    public async ValueTask DisposeAsync()
    {
        foreach (var walker in _walkers)
            await walker.DisposeAsync();
        await _browser.DisposeAsync();
        _playwright.Dispose();
        Program.Dispose();
        _folder.Dispose();
    }
}
