using Caika.Campaigns;
using Caika.Confirmations;
using Caika.Confirmations.Printing;
using Caika.Confirmations.Screen;
using Caika.Enrolments;
using Caika.Platform.Access;
using Caika.RulePacks;
using Caika.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Caika.Browser.Tests;

public sealed class SignOnScreenTests
{
    [Theory]
    [InlineData(390, 844)]
    [InlineData(1440, 900)]
    public async Task Person_ReadsToTheEnd_DrawsAndTakesTheCopy(int width, int height)
    {
        using var mail = await TestMail.Start();
        await using var app = await TestApp.Start(mail: mail.Options);
        var form = await Ready(app);
        using var person = await app.BrowseAsPerson(form.EnrolmentId);
        await using var phone = await PhoneBrowser.Open(app, width, height);
        foreach (System.Net.Cookie cookie in person.Cookies.GetCookies(app.Url))
            await phone.Context.AddCookiesAsync([new() { Name = cookie.Name, Value = cookie.Value, Url = app.Url.ToString() }]);
        var page = phone.Page;

        await page.GotoAsync("/confirmations/mine");
        await phone.Look($"30-sign-{width}-mine");
        await page.GetByRole(AriaRole.Link, new() { Name = "在手机上签确认表" }).ClickAsync();
        SetDefaultExpectTimeout(15_000);
        await Expect(page.Locator("#ask[data-wired]")).ToHaveCountAsync(1);
        // Typed without scrolling there: the end of the form has not been on the screen.
        await page.EvaluateAsync("pin => { document.querySelector('#Pin').value = pin; document.querySelector('#ask').requestSubmit(); }", TestPeople.Pin);
        await Expect(page.Locator("#ask [role=status]")).Not.ToHaveAttributeAsync("hidden", "");
        await page.Locator("[data-form-end]").ScrollIntoViewIfNeededAsync();
        await Expect(page.Locator("#ask [name=ReadToEnd]")).ToHaveValueAsync("true");
        await phone.Look($"31-sign-{width}-read");
        await page.GetByRole(AriaRole.Button, new() { Name = "发验证码" }).ClickAsync();
        await Expect(page.Locator("#main .verdict.pass")).ToContainTextAsync("验证码已发到");

        await page.GetByLabel("邮件里的 6 位验证码").FillAsync("000000");
        await page.Locator("[name=Agreed]").CheckAsync();
        await page.ClickAsync("[data-pad-send]");
        await Expect(page.Locator("[data-pad-says]")).ToHaveTextAsync("请先在框里写姓名。");
        await Draw(page, (0.1, 0.2), (0.3, 0.8));
        await page.ClickAsync("[data-pad-again]");
        await Expect(page.Locator("#signing [name=Strokes]")).ToHaveValueAsync("");
        await Draw(page, (0.12, 0.3), (0.3, 0.75), (0.38, 0.25), (0.45, 0.8));
        await Draw(page, (0.5, 0.3), (0.85, 0.28), (0.6, 0.8));
        await phone.Look($"32-sign-{width}-drawn");
        await page.ClickAsync("[data-pad-send]");
        await Expect(page.Locator("#main .verdict.back")).ToContainTextAsync("验证码不对");
        Assert.NotEqual("", await page.Locator("#signing [name=Strokes]").InputValueAsync());
        await ToBeDrawn(page);
        await page.GetByLabel("邮件里的 6 位验证码").FillAsync(await mail.Code(1));
        await page.Locator("[name=Agreed]").CheckAsync();
        await page.ClickAsync("[data-pad-send]");

        await Expect(page.Locator("#main .verdict.pass")).ToContainTextAsync("签好了");
        await phone.Look($"33-sign-{width}-done");
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "下载签好的副本" }).ClickAsync());
        var read = CheckSealedForm.Run(await File.ReadAllBytesAsync(await download.PathAsync())).OrThrow();
        Assert.Equal((form.FormNo, 2), (read.Record.Form, read.Record.Strokes.Length));
        Assert.True(read.Record.Strokes[0].Length > 8, "The strokes have too few points.");

        await page.GotoAsync("/confirmations/verify");
        await page.SetInputFilesAsync("#file", await download.PathAsync());
        await page.GetByRole(AriaRole.Button, new() { Name = "核对" }).ClickAsync();
        await Expect(page.Locator("main .verdict")).ToContainTextAsync("没有改动，现在有效");
        await phone.Look($"34-sign-{width}-verify");
    }

    private static async Task Draw(IPage page, params (double X, double Y)[] corners)
    {
        var canvas = page.Locator("canvas");
        await canvas.ScrollIntoViewIfNeededAsync();
        var box = (await canvas.BoundingBoxAsync())!;
        float X(double share) => (float)(box.X + share * box.Width);
        float Y(double share) => (float)(box.Y + share * box.Height);
        await page.Mouse.MoveAsync(X(corners[0].X), Y(corners[0].Y));
        await page.Mouse.DownAsync();
        foreach (var corner in corners[1..])
            await page.Mouse.MoveAsync(X(corner.X), Y(corner.Y), new() { Steps = 12 });
        await page.Mouse.UpAsync();
    }

    // Playwright's own wait for a function would need eval in the page, which the pages forbid.
    private static async Task ToBeDrawn(IPage page)
    {
        for (var left = 150; !await page.EvaluateAsync<bool>(HasInk); left--)
        {
            Assert.True(left > 0, "The signature is not drawn again.");
            await Task.Delay(100);
        }
    }

    private const string HasInk =
        "() => { const c = document.querySelector('canvas'); return c.getContext('2d').getImageData(0, 0, c.width, c.height).data.some((v, i) => i % 4 === 3 && v > 0); }";

    private static Task<Form> Ready(TestApp app) => app.Do(async services =>
    {
        var id = await app.AddComplete(TestPeople.Some(1)[0]);
        await app.InDb(async db =>
        {
            var campaign = await db.Set<Campaign>().SingleAsync(c => c.Id == app.CampaignId);
            campaign.RulePackText = PackEdit.Switch(campaign.RulePackText, "screenSigning.allowed", on: true);
            return await db.SaveChangesAsync();
        });
        await app.Correct(id, ItemKind.Contact, data => data with { Email = "zhou@qinghe.example" });
        await app.Settle(id);
        var run = (await services.GetRequiredService<PrintForms>().Run(Actor.System("测试"), app.CampaignId, new PrintWish(FormKind.ConfirmationForm), default)).OrThrow().Run;
        return await app.InDb(db => db.Set<Form>().AsNoTracking().SingleAsync(f => f.PrintRunId == run.Id));
    });
}
