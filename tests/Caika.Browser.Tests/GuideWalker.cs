using System.Diagnostics;
using Microsoft.Playwright;

namespace Caika.Browser.Tests;

/// <summary>Somebody who reads a page of the guide and does what it says, by the names on the screen and nothing else.</summary>
internal sealed class GuideWalker(IPage page, GuideText guide, string? pictures) : IAsyncDisposable
{
    internal const string Password = "春天在河边看柳树发芽 7";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly HashSet<string> _seen = [], _pressed = [];

    internal IPage Page => page;
    internal GuideText Guide => guide;

    /// <summary>Names of things on the pages so far.</summary>
    internal IReadOnlySet<string> Seen => _seen;

    /// <summary>What was pressed; each has to stand in the guide.</summary>
    internal IReadOnlySet<string> Pressed => _pressed;

    /// <summary>Goes to an address that somebody was given, on paper or as a link.</summary>
    internal async Task Open(string address)
    {
        await page.GotoAsync(address);
        await Remember();
    }

    /// <summary>Opens the one-time link of an account and sets the password.</summary>
    internal async Task SetPassword(string link)
    {
        await Open(link);
        await Look("set-password");
        await Fill("新密码", Password);
        await Fill("再输一次", Password);
        await Press("设置密码并登录");
    }

    /// <summary>Presses a link, a button or what folds a part open, and waits for the next page if there is one.</summary>
    /// <param name="within">The heading it stands under, where the name stands on the page more than once.</param>
    internal async Task Press(string name, string? within = null)
    {
        var thing = await Find("press", name, within);
        var leads = await thing.EvaluateAsync<bool>(Leads);
        await page.EvaluateAsync(Stay);
        await thing.ClickAsync();
        if (leads)
            await Until($"{guide.File}: “{name}” led nowhere", Left);
        await Remember();
    }

    /// <summary>Presses something that bears a person's, a department's or a package's own name; no guide can have that.</summary>
    internal async Task Pick(string name, string? within = null)
    {
        var known = _pressed.Contains(GuideText.Plain(name));
        await Press(name, within);
        if (!known)
            _pressed.Remove(GuideText.Plain(name));
    }

    /// <summary>Chooses a picture where the page sends it at once.</summary>
    internal async Task Send(string label, string name, byte[] bytes, string? within = null)
    {
        await page.EvaluateAsync(Stay);
        await Give(label, name, bytes, within);
        await Until($"{guide.File}: {name} was not sent", Left);
        await Remember();
    }

    /// <summary>Presses what answers with a file.</summary>
    internal async Task<string> Download(string name, string? within = null)
    {
        var thing = await Find("press", name, within);
        var download = await page.RunAndWaitForDownloadAsync(() => thing.ClickAsync());
        return await download.PathAsync();
    }

    /// <summary>Types into it only when nothing stands there yet.</summary>
    internal async Task Complete(string label, string value, string? within = null)
    {
        if (await (await Find("field", label, within)).InputValueAsync() == "")
            await Fill(label, value, within);
    }

    /// <summary>Types into the field of that name, or chooses from it.</summary>
    internal async Task Fill(string label, string value, string? within = null)
    {
        var field = await Find("field", label, within);
        if (await field.EvaluateAsync<bool>("field => field.tagName === 'SELECT'"))
            await field.SelectOptionAsync(new SelectOptionValue { Label = value });
        else
            await field.FillAsync(value);
    }

    internal async Task Tick(string label, string? within = null) => await (await Find("field", label, within)).CheckAsync();

    internal async Task Give(string label, string name, byte[] bytes, string? within = null) =>
        await (await Find("field", label, within)).SetInputFilesAsync(new FilePayload { Name = name, MimeType = "application/octet-stream", Buffer = bytes });

    /// <summary>Waits until the page says so, as pages that wait for a job do by themselves.</summary>
    internal async Task Sees(string text)
    {
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync(text, new() { Timeout = 120_000 });
        await Remember();
    }

    internal Task<string> Read(string selector) => page.Locator(selector).First.EvaluateAsync<string>("e => e.value ?? e.textContent.trim()");

    /// <summary>A picture for the guide and for whoever looks the pages over, when they are asked for.</summary>
    internal async Task Look(string name)
    {
        if (pictures is null)
            return;
        var size = page.ViewportSize!;
        var shown = size.Width < 600 ? size.Width : 1120;
        await Shoot($"{name}.png", shown, size.Width < 600 ? 780 : 700, full: false);
        if (size.Width >= 600)
            await Shoot($"{name}-1440.png", 1440, 900, full: true);
        await Shoot($"{name}-390.png", 390, 844, full: true);
        await page.SetViewportSizeAsync(size.Width, size.Height);
    }

    private async Task Shoot(string file, int width, int height, bool full)
    {
        await page.SetViewportSizeAsync(width, height);
        await page.ScreenshotAsync(new() { Path = Path.Combine(pictures!, file), FullPage = full, Animations = ScreenshotAnimations.Disabled });
    }

    private async Task<ILocator> Find(string kind, string name, string? within)
    {
        if (kind == "press")
            _pressed.Add(GuideText.Plain(name));
        var wanted = new[] { kind, GuideText.Plain(name), within is null ? "" : GuideText.Plain(within) };
        await Until($"{guide.File}: there is no {kind} “{name}”{(within is null ? "" : $" under “{within}”")}", $"({Marks})({System.Text.Json.JsonSerializer.Serialize(wanted)})");
        return page.Locator("[data-walked]");
    }

    private async Task Remember()
    {
        await Until("the page does not end", "document.readyState === 'complete'");
        _seen.UnionWith(await Ask<string[]>(Names));
    }

    // Playwright's own wait for a function would need eval in the page, which the pages forbid.
    private async Task Until(string otherwise, string holds)
    {
        // Asked seldom where it takes long: looking over a whole page is work as well.
        var watch = Stopwatch.StartNew();
        for (var tries = 1; !await Ask<bool>(holds); tries++)
        {
            if (watch.Elapsed > Patience)
                Assert.Fail($"{otherwise}, at {page.Url}: {await page.Locator("#main").InnerTextAsync()}");
            await Task.Delay(Math.Min(25 * tries, 400));
        }
    }

    private async Task<T> Ask<T>(string script)
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                return await page.EvaluateAsync<T>(script);
            }
            catch (PlaywrightException) when (tries < 100)
            {
                // The page changed while it was asked.
                await Task.Delay(25);
            }
        }
    }

    public async ValueTask DisposeAsync() => await page.Context.DisposeAsync();

    // What a reader of the screen takes for its name: without icons, keys, counters and what is there for screen readers only.
    private const string Shown =
        """
        const shown = element => {
          const copy = element.cloneNode(true);
          copy.querySelectorAll('[aria-hidden=true], .visually-hidden, i.num, kbd, select, textarea').forEach(part => part.remove());
          return copy.textContent.replace(/\s+/g, ' ').trim().replace(/\d[\d,]*/g, '#');
        };
        """;

    private const string Marks =
        "([kind, name, within]) => {" + Shown +
        """
          document.querySelectorAll('[data-walked]').forEach(old => old.removeAttribute('data-walked'));
          const parts = within === '' ? [document] : [...document.querySelectorAll('h1, h2, h3, legend, summary')].filter(h => shown(h).startsWith(within)).map(h => h.closest('section, details, fieldset, form'));
          const is = text => text === name || text.split('（')[0].trim() === name;
          for (const part of parts) {
            const found = kind === 'press'
              ? [...part.querySelectorAll('a[href], button, summary')].find(e => e.checkVisibility() && (is(shown(e)) || [...e.querySelectorAll('b')].some(b => is(shown(b)))))
              : [...part.querySelectorAll('label')].filter(l => l.control && is(shown(l)) || [...l.querySelectorAll('b')].some(b => is(shown(b)))).map(l => l.control).find(c => c && (c.type === 'file' || c.checkVisibility()));
            if (found) {
              found.setAttribute('data-walked', '');
              return true;
            }
          }
          return false;
        }
        """;

    private const string Names =
        "() => {" + Shown +
        """
          const texts = [...document.querySelectorAll('a, button, summary, label, legend, h1, h2, h3, th, option, dt, b, .chip')].filter(e => !e.closest('[hidden]')).map(shown);
          return [document.title.split(' · ')[0], ...texts].flatMap(text => [text, text.split('（')[0].trim()]);
        }
        """;

    // A form that is sent by a script changes the main part only.
    private const string Stay = "document.getElementById('main').caikaHere = true";
    private const string Left = "!document.getElementById('main')?.caikaHere && document.readyState === 'complete'";
    private const string Leads = "e => e.tagName !== 'SUMMARY' && e.type !== 'button' && !(e.getAttribute('href') ?? '').startsWith('#')";
}
