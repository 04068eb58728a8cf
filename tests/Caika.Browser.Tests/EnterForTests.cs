using System.Net;
using Caika.Imaging.IdCards;
using Caika.Platform.Access;
using Caika.Testing;

namespace Caika.Browser.Tests;

public sealed class EnterForTests
{
    [Fact]
    public async Task ClerksPage_IsReadableAtTheDesk()
    {
        await using var app = await TestApp.Start();
        using var walk = await PhoneWalk.Start(app, 0);
        await (await walk.Inside()).SendIdCard(IdCardSide.Portrait, TestPictures.Photo(0, Demo.PortraitVariant.Grey));
        using var clerk = await app.BrowseAs(Role.DepartmentClerk, "文学院");
        await using var desk = await PhoneBrowser.Open(app, 1280, 900);
        await desk.Context.AddCookiesAsync(clerk.Cookies.GetCookies(app.Url).Select((Cookie c) => new Microsoft.Playwright.Cookie { Name = c.Name, Value = c.Value, Url = app.Url.ToString() }));

        await desk.Page.GotoAsync($"/enrolments/{walk.Enrolment}/enter");
        await desk.Look("30-clerk");
        await desk.Page.ClickAsync("text=保存信息表");
        await desk.Page.WaitForSelectorAsync("[aria-invalid=true]");
        await desk.Look("31-clerk-findings");
    }
}
