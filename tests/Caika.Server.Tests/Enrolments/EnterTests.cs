using System.Net;
using Caika.Enrolments;
using Caika.Platform.Access;
using Caika.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Caika.Server.Tests.Enrolments;

public sealed class EnterTests(PhoneApp phone) : IClassFixture<PhoneApp>
{
    [Fact]
    public async Task FirstUse_ShowsTheMaskedNameAndAsksForAPin_ThenTheSecretIsDead()
    {
        using var walk = await phone.Person();
        var name = (await walk.Stored()).FullName;

        var page = await walk.Enter();
        Assert.Equal("/enrolments/pin", page.Url.AbsolutePath);
        Assert.Contains(Platform.PersonalData.Mask.Name(name), page.Main);
        Assert.DoesNotContain(name, page.Main);

        page = await walk.SetPin();
        Assert.Equal("/enrolments/consent", page.Url.AbsolutePath);

        using var other = phone.App.Browse();
        page = await other.Post(await other.Get("/enrolments/enter"), "#enter", new() { ["number"] = walk.Slip.SlipNo, ["secret"] = walk.Slip.Secret });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        page = await other.Post(page, "#enter", new() { ["number"] = walk.Slip.SlipNo.ToLowerInvariant(), ["secret"] = PhoneWalk.Pin });
        Assert.Equal("/enrolments/mine", page.Url.AbsolutePath);
    }

    [Fact]
    public async Task WithoutAPin_NothingElseOpens()
    {
        using var walk = await phone.Person();
        await walk.Enter();

        foreach (var path in new[] { "/enrolments/mine", "/enrolments/sheet", "/photos/mine", "/enrolments/mine/data" })
            Assert.Equal("/enrolments/pin", (await walk.Browser.Get(path)).Url.AbsolutePath);
    }

    [Theory]
    [InlineData("12345", "12345", "6—12 位数字")]
    [InlineData("abcdef", "abcdef", "6—12 位数字")]
    [InlineData("123456", "123456", "太容易被猜到")]
    [InlineData("111111", "111111", "太容易被猜到")]
    [InlineData("274916", "274917", "不一样")]
    public async Task WeakOrUnequalPin_IsSaid(string pin, string again, string words)
    {
        using var walk = await phone.Person();
        await walk.Enter();

        var page = await walk.SetPin(pin, again);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains(words, page.Main);
    }

    [Fact]
    public async Task FiveWrongSecrets_LockForFifteenMinutes_ThenOpenAgain()
    {
        await using var app = await TestApp.Start();
        using var walk = await PhoneWalk.Start(app, 0);
        for (var i = 0; i < 5; i++)
            Assert.Contains("不对", (await walk.Enter("0000000000")).Main);

        Assert.Contains("15 分钟后再试", (await walk.Enter()).Main);
        app.Clock.Turn(TimeSpan.FromMinutes(16));
        Assert.Equal("/enrolments/pin", (await walk.Enter()).Url.AbsolutePath);
    }

    [Fact]
    public async Task UnknownSlip_ReadsLikeAWrongSecret()
    {
        using var walk = await phone.Person();

        var wrong = await walk.Enter("0000000000");
        var unknown = await walk.Enter("0000000000", "ZZZZZZZZ");

        Assert.Equal(wrong.Status, unknown.Status);
        Assert.Equal(wrong.Document.QuerySelector(".verdict")!.TextContent, unknown.Document.QuerySelector(".verdict")!.TextContent);
    }

    [Fact]
    public async Task NewSlip_EndsTheSession_AndIsShownToThePerson()
    {
        using var walk = await phone.Person();
        await walk.Inside();
        var fresh = (await phone.App.Do(async services => (await services.GetRequiredService<IssueSlip>()
            .Run(Actor.System("经办人甲"), phone.App.CampaignId, [walk.Enrolment], "忘记密码", default)).OrThrow())).Single();

        Assert.Equal("/enrolments/enter", (await walk.Browser.Get("/enrolments/mine")).Url.AbsolutePath);
        await walk.Enter(fresh.Secret, fresh.SlipNo);
        await walk.SetPin();
        Assert.Contains("经办人甲 给您发了登录条：忘记密码", (await walk.Browser.Get("/enrolments/mine/data")).Main);
    }

    [Fact]
    public async Task QrAddress_ShowsTheSameForm()
    {
        using var browser = phone.App.Browse();
        var page = await browser.Get("/s");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.NotNull(page.Document.QuerySelector("form[data-slip][action='/enrolments/enter']"));
    }
}
