using Caika.Confirmations;
using Caika.Enrolments;
using Caika.Platform.Access;
using Caika.Testing;
using Deque.AxeCore.Playwright;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Caika.Browser.Tests;

/// <summary>The desk as a clerk and a reviewer use it: with keys, in a real browser.</summary>
public sealed class DeskTests
{
    private static readonly string[] Arguments =
        ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"];

    [Fact]
    public async Task ReviewWithKeysThenPrintAndSign()
    {
        await using var app = await TestApp.Start();
        var people = TestPeople.Some(8);
        var ids = new List<Guid>();
        foreach (var person in people)
            ids.Add(await app.AddComplete(person, doubt: ids.Count == 3 ? TestPeople.Doubt : null));
        using var playwright = await Playwright.CreateAsync();
        await using var chromium = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = "/usr/bin/chromium", Args = Arguments });
        var desk = await Open(chromium, app, Role.DepartmentClerk);

        await desk.GotoAsync("/reviews");
        await Look(desk, "review-queue");
        await desk.Keyboard.PressAsync("Enter");
        await desk.WaitForURLAsync("**/reviews/*");
        Assert.Contains(people[3].Name, await desk.TitleAsync());
        await Look(desk, "review-person");
        await desk.Keyboard.PressAsync("v");
        Assert.Equal("true", await desk.Locator("[data-covers]").GetAttributeAsync("aria-pressed"));

        // 2 chooses a reason, R returns the photo; Z takes it back; then A passes everything.
        await Press(desk, "2", "r");
        await desk.Locator(".toast-undo").WaitForAsync();
        Assert.Equal(EnrolmentStatus.DepartmentReturned, (await app.Find(ids[3])).Status);
        await Look(desk, "review-returned");
        await Press(desk, "z");
        await desk.GetByText("已撤销").WaitForAsync();
        await Press(desk, "a");
        await desk.GetByText($"{people[3].Name}的 7 项已通过").WaitForAsync();
        Assert.Equal(EnrolmentStatus.PendingUnitReview, (await app.Find(ids[3])).Status);
        var here = desk.Url;
        await Press(desk, "ArrowRight");
        await desk.WaitForURLAsync(url => url != here);
        await Press(desk, "ArrowLeft");
        await desk.WaitForURLAsync(here);

        await app.Settle([.. ids]);
        await PrintAndSign(desk, app);
        await OwnPage(chromium, app, ids[0]);
    }

    private static async Task PrintAndSign(IPage desk, TestApp app)
    {
        await desk.GotoAsync("/confirmations");
        await Look(desk, "forms");
        await desk.GetByRole(AriaRole.Button, new() { Name = "打印 8 份确认表", Exact = true }).ClickAsync();
        await desk.WaitForURLAsync("**/confirmations/runs/*");
        await Look(desk, "forms-run");
        var download = await desk.RunAndWaitForDownloadAsync(() => desk.GetByRole(AriaRole.Link, new() { Name = "下载 PDF" }).ClickAsync());
        await download.SaveAsAsync(Path.Combine(Folder, "forms.pdf"));
        await desk.GotoAsync("/confirmations?kind=sheet");
        var cover = await desk.RunAndWaitForDownloadAsync(() => desk.GetByRole(AriaRole.Link, new() { Name = "汇总表" }).First.ClickAsync());
        await cover.SaveAsAsync(Path.Combine(Folder, "cover.pdf"));
        await desk.GetByRole(AriaRole.Button, new() { Name = "打印 8 份信息表", Exact = true }).ClickAsync();
        download = await desk.RunAndWaitForDownloadAsync(() => desk.GetByRole(AriaRole.Link, new() { Name = "下载 PDF" }).ClickAsync());
        await download.SaveAsAsync(Path.Combine(Folder, "sheets.pdf"));

        var number = await app.InDb(db => db.Set<Form>().Where(f => f.Kind == FormKind.ConfirmationForm).Select(f => f.FormNo).FirstAsync());
        await desk.GotoAsync("/confirmations/sign");
        await desk.GetByLabel("表单编号").FillAsync(number.Replace("-", "", StringComparison.Ordinal));
        await desk.GetByLabel("已见纸质件", new() { Exact = false }).First.CheckAsync();
        await Look(desk, "forms-sign");
        await desk.GetByRole(AriaRole.Button, new() { Name = "登记这一份" }).ClickAsync();
        await desk.GetByText("请扫下一份").WaitForAsync();
        await desk.Locator("input[name=form]").First.CheckAsync();
        await desk.Locator("form[action*=Many] input[name=PaperSeen]").CheckAsync();
        await desk.GetByRole(AriaRole.Button, new() { Name = "登记勾选的人" }).ClickAsync();
        await desk.GetByText("1 份确认表已登记签字").WaitForAsync();
        Assert.Equal(2, await app.InDb(db => db.Set<Form>().CountAsync(f => f.State == FormState.SignedReturned)));

        await desk.Locator("td a[href*='/confirmations/forms/']").First.ClickAsync();
        await desk.GetByLabel("哪一项不对").SelectOptionAsync("联系方式");
        await desk.GetByLabel("本人怎么说").FillAsync("通讯地址的门牌号应为 302");
        await Look(desk, "forms-objection");
        await desk.GetByRole(AriaRole.Button, new() { Name = "登记异议" }).ClickAsync();
        await desk.GetByText("异议已登记").WaitForAsync();
    }

    private static async Task OwnPage(IBrowser chromium, TestApp app, Guid person)
    {
        using var browser = await app.BrowseAsPerson(person);
        await using var context = await chromium.NewContextAsync(new() { BaseURL = app.Url.ToString(), Locale = "zh-CN", ViewportSize = new() { Width = 390, Height = 844 }, DeviceScaleFactor = 2 });
        await TakeCookies(context, browser, app);
        var phone = await context.NewPageAsync();
        await phone.GotoAsync("/confirmations/mine");
        await Look(phone, "own-forms", widths: []);
    }

    private static string Folder
    {
        get
        {
            var place = new DirectoryInfo(AppContext.BaseDirectory);
            while (place is not null && !File.Exists(Path.Combine(place.FullName, "Caika.slnx")))
                place = place.Parent;
            return Directory.CreateDirectory(Path.Combine(place!.FullName, "artifacts", "screenshots")).FullName;
        }
    }

    private static async Task<IPage> Open(IBrowser chromium, TestApp app, Role role)
    {
        using var browser = await app.BrowseAs(role, "文学院");
        var context = await chromium.NewContextAsync(new() { BaseURL = app.Url.ToString(), Locale = "zh-CN", ViewportSize = new() { Width = 1440, Height = 900 } });
        await TakeCookies(context, browser, app);
        return await context.NewPageAsync();
    }

    private static Task TakeCookies(IBrowserContext context, TestBrowser browser, TestApp app) => context.AddCookiesAsync(browser.Cookies.GetCookies(app.Url)
        .Select(cookie => new Cookie { Name = cookie.Name, Value = cookie.Value, Url = app.Url.ToString() }));

    private static async Task Press(IPage page, params string[] keys)
    {
        // Keys work once the scripts have run.
        await page.WaitForLoadStateAsync(LoadState.Load);
        foreach (var key in keys)
            await page.Keyboard.PressAsync(key);
    }

    // A picture for people at each width, and no finding of axe.
    private static async Task Look(IPage page, string name, int[]? widths = null)
    {
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        foreach (var width in widths ?? [1024, 1440])
        {
            await page.SetViewportSizeAsync(width, 900);
            await page.ScreenshotAsync(new() { Path = Path.Combine(Folder, $"{name}-{width}.png"), FullPage = width != 1440 });
        }
        if (widths is [])
            await page.ScreenshotAsync(new() { Path = Path.Combine(Folder, $"{name}.png"), FullPage = true });
        var result = await page.RunAxe();
        Assert.Empty(result.Violations.Select(v => $"{name}: {v.Id} – {v.Help}: {string.Join("; ", v.Nodes.Select(n => n.Html))}"));
    }
}
