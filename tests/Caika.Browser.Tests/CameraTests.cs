using Caika.Demo;
using Caika.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Caika.Browser.Tests;

/// <summary>The camera page with a camera that films a drawn person.</summary>
public sealed class CameraTests
{
    [Fact]
    public async Task FakeCamera_GetsHintsAndTakesThePhoto()
    {
        using var folder = new TestFolder();
        var film = Path.Combine(folder.Path, "person.mjpeg");
        // A film of one frame, repeated by the browser.
        File.WriteAllBytes(film, TestPictures.Photo(101, PortraitVariant.Good));
        await using var app = await TestApp.Start();
        using var walk = await PhoneWalk.Start(app, 0);
        await walk.Inside();
        await using var phone = await PhoneBrowser.Open(app, more:
            ["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream", $"--use-file-for-fake-video-capture={film}"]);
        await phone.Context.AddCookiesAsync(walk.Browser.Cookies.GetAllCookies().Select(c => new Cookie { Name = c.Name, Value = c.Value, Domain = c.Domain, Path = c.Path }));
        var page = phone.Page;
        await page.GotoAsync("/photos/camera");

        await Expect(page.Locator(".camera .hint")).ToHaveTextAsync("正好，可以拍了");
        await Expect(page.Locator(".camera .shoot")).ToBeEnabledAsync();
        await phone.Look("camera");
        await page.Locator(".camera .shoot").ClickAsync();
        await page.WaitForURLAsync("**/photos/mine/verdict");
        await phone.Look("camera-verdict");
        await Expect(page.Locator("#main .verdict h2").First).Not.ToHaveTextAsync("请重拍一张");
    }
}
