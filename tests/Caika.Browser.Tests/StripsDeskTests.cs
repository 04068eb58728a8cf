using Caika.Accounts;
using Caika.Photos;
using Caika.Platform.Access;
using Caika.Reviews.Strips;
using Caika.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Caika.Browser.Tests;

/// <summary>Two hundred photos judged by strips with the keyboard, and the page of limits, in a real browser.</summary>
public sealed class StripsDeskTests
{
    private const int People = 200;

    [Fact]
    public async Task TwoHundredCollarsByKeyboard_AreOnRecordWithTheTimeEachTook()
    {
        await using var app = await TestApp.Start();
        foreach (var person in TestPeople.Some(People))
            await app.AddComplete(person);
        await using var browser = await Open(app, Role.DepartmentClerk);
        var desk = browser.Page;

        var pages = 0;
        for (var left = People; left > 0; pages++)
        {
            await desk.GotoAsync("/reviews/strips?part=collar");
            var shown = Math.Min(StripQueue.Size, left);
            await desk.GetByRole(AriaRole.Button, new() { Name = $"提交：{shown} 张全部通过" }).WaitForAsync();
            if (pages == 0)
                await LookAtBoth(browser);
            // The second and the third picture do not fit.
            foreach (var key in (string[])["ArrowRight", " ", "ArrowRight", " "])
                await desk.Keyboard.PressAsync(key);
            await desk.GetByRole(AriaRole.Button, new() { Name = $"提交：2 张不符合，{shown - 2} 张通过" }).WaitForAsync();
            if (pages == 0)
                await browser.Look("strips-marked-1440");
            app.Clock.Turn(TimeSpan.FromSeconds(shown * 0.75));
            await desk.Keyboard.PressAsync("Enter");
            await desk.GetByText($"衣领：2 张不符合，{shown - 2} 张通过").First.WaitForAsync();
            left -= shown;
        }

        var sheets = await app.InDb(db => db.Set<StripSheet>().ToListAsync());
        Assert.Equal((5, People, 10), (pages, sheets.Sum(s => s.Count), sheets.Sum(s => s.Bad)));
        Assert.All(sheets, s => Assert.InRange(s.MillisecondsEach!.Value, 750, 5000));
        Assert.Equal(People, await app.InDb(db => db.Set<StripAnswer>().CountAsync(a => a.Question == "collar")));
        await desk.GotoAsync("/reviews/strips?part=collar");
        await desk.GetByText("衣领都看完了").WaitForAsync();
        await desk.GotoAsync("/reviews");
        await browser.Look("queue-chips-1440");
    }

    [Fact]
    public async Task LimitsPage_DrawsAChartOfBothVerdicts()
    {
        await using var app = await TestApp.Start();
        using (var clerk = await app.BrowseAs(Role.DepartmentClerk, "文学院"))
        {
            foreach (var (person, i) in TestPeople.Some(24).Select((p, i) => (p, i)))
            {
                var id = await app.AddComplete(person);
                var (luma, sharp) = (60 + 8 * i, 30 + (i * 37 % 200));
                await app.InDb(db => db.Set<Photo>().Where(p => p.EnrolmentId == id).ExecuteUpdateAsync(set => set.SetProperty(p => p.Measured, $$"""{"P18":"{{luma}}","P19":"{{sharp}}"}""")));
                var page = await clerk.Get($"/reviews/{id}?item=Photo");
                await (i % 24 > 17 ? clerk.Post(page, "#return", new() { ["Reason"] = i % 2 == 0 ? "P18" : "P19" }) : clerk.Post(page, "form[action$='handler=Approve']"));
            }
        }
        await using var browser = await Open(app, Role.UnitAdministrator);
        var desk = browser.Page;
        await desk.GotoAsync("/reviews/calibration");
        await desk.GetByRole(AriaRole.Link, new() { Name = "上衣的亮度（0—255）" }).ClickAsync();
        await desk.GetByLabel("试一个界限").FillAsync("210");
        await desk.GetByRole(AriaRole.Button, new() { Name = "看看会怎样" }).ClickAsync();
        await desk.GetByText("试 210").WaitForAsync();

        var bar = await desk.Locator("rect.passed").First.BoundingBoxAsync();
        Assert.True(bar is { Width: > 5, Height: > 5 });
        Assert.True(await desk.Locator("rect.returned").CountAsync() > 0);
        await LookAtBoth(browser, "calibration");
        await desk.GetByRole(AriaRole.Link, new() { Name = "到规则页修改界限" }).ClickAsync();
        await desk.WaitForURLAsync("**/rules#limit-photo-face-lightCollar");
    }

    private static async Task LookAtBoth(PhoneBrowser browser, string name = "strips")
    {
        await browser.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await browser.Look($"{name}-1440");
        await browser.Page.SetViewportSizeAsync(390, 844);
        await browser.Look($"{name}-390");
        await browser.Page.SetViewportSizeAsync(1440, 900);
    }

    private static async Task<PhoneBrowser> Open(TestApp app, Role role)
    {
        var browser = await PhoneBrowser.Open(app, 1440, 900);
        using var signedIn = await app.BrowseAs(role, role.NeedsDepartments() ? ["文学院"] : []);
        await browser.Context.AddCookiesAsync(signedIn.Cookies.GetCookies(app.Url).Select(c => new Cookie { Name = c.Name, Value = c.Value, Url = app.Url.ToString() }));
        return browser;
    }
}
