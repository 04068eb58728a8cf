using Caika.Demo;
using Caika.Imaging.Images;
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
        // A film of one frame, repeated by the browser, which reads only 4:2:0 and even sides.
        var person = DrawnPortrait.Draw(TestPictures.Person(1), 101, new(2026, 9, 10), width: 600, height: 800);
        File.WriteAllBytes(film, JpegWriter.Encode(PictureDecoder.Decode(person).Picture!, 92));
        await using var app = await TestApp.Start();
        using var walk = await PhoneWalk.Start(app, 0);
        await walk.Inside();
        await using var phone = await PhoneBrowser.Open(app, more:
            ["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream", $"--use-file-for-fake-video-capture={film}"]);
        await SignIn(phone, walk);
        await phone.Context.GrantPermissionsAsync(["camera"]);
        await WithoutHints_TheShutterOpensAfterTwentySeconds(phone);
        await WithoutCamera_TheFileInputStands(app, walk);

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

    private static async Task WithoutHints_TheShutterOpensAfterTwentySeconds(PhoneBrowser phone)
    {
        var page = await phone.Context.NewPageAsync();
        await page.Clock.InstallAsync();
        await page.RouteAsync("**/photos/camera?handler=Hint", route => route.AbortAsync());
        await page.GotoAsync("/photos/camera");
        await Expect(page.Locator(".camera .hint")).ToHaveTextAsync("把头放进轮廓里");
        await page.Clock.FastForwardAsync(19_000);
        await Expect(page.Locator(".camera .shoot")).ToBeDisabledAsync();
        await page.Clock.FastForwardAsync(1_100);
        await Expect(page.Locator(".camera .shoot")).ToBeEnabledAsync();
        await Expect(page.Locator(".camera .hint")).ToHaveTextAsync("没有提示也可以拍了");
        await page.CloseAsync();
    }

    private static async Task WithoutCamera_TheFileInputStands(TestApp app, PhoneWalk walk)
    {
        await using var phone = await PhoneBrowser.Open(app);
        await SignIn(phone, walk);
        await phone.Page.GotoAsync("/photos/camera");
        await Expect(phone.Page.Locator(".camera")).ToBeHiddenAsync();
        await Expect(phone.Page.GetByText("从手机相册选一张").First).ToBeVisibleAsync();
    }

    private static Task SignIn(PhoneBrowser phone, PhoneWalk walk) => phone.Context.AddCookiesAsync(
        walk.Browser.Cookies.GetAllCookies().Select(c => new Cookie { Name = c.Name, Value = c.Value, Domain = c.Domain, Path = c.Path }));
}
