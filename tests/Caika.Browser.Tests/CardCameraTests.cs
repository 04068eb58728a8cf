using Caika.Demo;
using Caika.Imaging.IdCards;
using Caika.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Caika.Browser.Tests;

/// <summary>The camera page for cards, with a camera that films drawn cards.</summary>
public sealed class CardCameraTests
{
    [Fact]
    public async Task FakeCamera_DrawsCornersAndTakesOneSideAfterTheOther()
    {
        using var folder = new TestFolder();
        var film = Path.Combine(folder.Path, "card.mjpeg");
        // A film of one frame, repeated by the browser.
        File.WriteAllBytes(film, TestPictures.IdCard(101, IdCardSide.Emblem, IdCardVariant.PhonePicture));
        await using var app = await TestApp.Start();
        using var walk = await PhoneWalk.Start(app, 101);
        await walk.Inside();
        await using var phone = await PhoneBrowser.Open(app, more:
            ["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream", $"--use-file-for-fake-video-capture={film}"]);
        await phone.Context.AddCookiesAsync(walk.Browser.Cookies.GetAllCookies().Select(c => new Cookie { Name = c.Name, Value = c.Value, Domain = c.Domain, Path = c.Path }));
        var page = phone.Page;
        await page.GotoAsync("/id-cards/mine");

        // Takes the first side by itself, as soon as the card lay still and sharp twice.
        var hint = await page.RunAndWaitForResponseAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "用取景框拍" }).ClickAsync(),
            answer => answer.Url.Contains("handler=Hint", StringComparison.Ordinal) && answer.Status == 200);
        var told = (await hint.JsonAsync())!.Value;
        Assert.Equal(4, told.GetProperty("corners").GetArrayLength());
        await phone.Look("card-camera");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "请拍人像面" })).ToBeVisibleAsync();
        await Expect(page.Locator("#main")).ToContainTextAsync("国徽面收到了");

        // The same side still lies there: nothing is taken until it moves or the button is pressed.
        await Expect(page.Locator(".card-camera .hint")).ToHaveTextAsync("请把证件翻过来");
        await page.WaitForTimeoutAsync(1600);
        await phone.Look("card-camera-second");
        await Expect(page.Locator(".card-camera .hint")).ToHaveTextAsync("请把证件翻过来");
        await page.Locator(".card-camera .shoot").ClickAsync();
        await page.WaitForURLAsync("**/id-cards/mine");
        await Expect(page.Locator("#portrait")).ToContainTextAsync("两面");
    }
}
