using System.Net;
using Caika.Campaigns;
using Caika.Enrolments;
using Caika.Enrolments.Sheets;
using Caika.Platform.Access;
using Caika.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Caika.Server.Tests.Enrolments;

public sealed class SheetTests(PhoneApp phone) : IClassFixture<PhoneApp>
{
    [Fact]
    public async Task EmptySheet_IsPrefilledFromRosterAndNumber()
    {
        using var walk = await phone.Person();
        await walk.Inside();

        var page = await walk.Browser.Get("/enrolments/sheet");

        Assert.Contains("出生日期", page.Main);
        Assert.Contains(" 年 ", page.Document.QuerySelector("dl.facts")!.TextContent);
        Assert.Null(page.Document.QuerySelector("[name=Sex]"));
        Assert.Null(page.Document.QuerySelector("[name=FullName]"));
        Assert.NotEmpty(page.Document.QuerySelector("[name=Mobile]")!.GetAttribute("value")!);
        Assert.DoesNotContain("is-back", page.Html);
    }

    [Fact]
    public async Task GoodSheet_CompletesTheFourItems()
    {
        using var walk = await phone.Person();
        await walk.Inside();

        var page = await walk.SendSheet();

        Assert.Equal(HttpStatusCode.OK, page.Status);
        var stored = await walk.Stored();
        Assert.All(ItemKinds.Data, kind => Assert.True(stored.Item(kind)?.IsComplete, $"{kind}: {page.Main}"));
    }

    [Fact]
    public async Task BadFields_AreSaidBesideThem_AndNothingIsLost()
    {
        using var walk = await phone.Person();
        await walk.Inside();

        var page = await walk.SendSheet(new() { ["ContactAddress"] = "教师新村", ["IdValidFrom"] = "二零一四年", ["Occupation"] = "", ["Mobile"] = "138 0000 111" });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal(["IdValidFrom", "Mobile", "ContactAddress", "Occupation"], page.Document.QuerySelectorAll("[aria-invalid=true]").Select(e => e.Id!));
        Assert.Contains("看不懂这个日期：二零一四年", page.Main);
        Assert.Contains("请填写职业", page.Main);
        Assert.Equal("二零一四年", page.Document.QuerySelector("#IdValidFrom")!.GetAttribute("value"));
        var again = await walk.Browser.Get("/enrolments/sheet");
        Assert.Equal("二零一四年", again.Document.QuerySelector("#IdValidFrom")!.GetAttribute("value"));
        Assert.Equal("教师新村", again.Document.QuerySelector("#ContactAddress")!.TextContent);
    }

    [Fact]
    public async Task SameSheetTwice_ChangesNothingTheSecondTime()
    {
        using var walk = await phone.Person();
        await walk.Inside();
        var page = await walk.Browser.Get("/enrolments/sheet");
        await walk.SendSheet(page: page);
        var first = (await walk.Stored()).Revision;

        var again = await walk.SendSheet(page: page);

        Assert.Equal(HttpStatusCode.OK, again.Status);
        Assert.Equal(first, (await walk.Stored()).Revision);
    }

    [Fact]
    public async Task OldPage_IsRefused_KeepsWhatWasTyped_AndShowsTheNewest()
    {
        using var walk = await phone.Person();
        await walk.Inside();
        await walk.SendSheet();
        var old = await walk.Browser.Get("/enrolments/sheet");
        await phone.App.Do(async services => (await services.GetRequiredService<SaveSheet>().Run(Actor.System("经办人"), walk.Enrolment,
            new SheetFields { PostalCode = "427000" }, default)).OrThrow());

        var page = await walk.SendSheet(new() { ["PostalCode"] = "416001" }, old);

        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.Contains("有人刚改过您的信息", page.Main);
        Assert.Contains("记录里现在是：427000", page.Main);
        Assert.Equal("416001", page.Document.QuerySelector("#PostalCode")!.GetAttribute("value"));
        Assert.Equal(HttpStatusCode.OK, (await walk.SendSheet(new() { ["PostalCode"] = "416001" }, page)).Status);
    }

    [Fact]
    public async Task Draft_SurvivesTheSession_AndAnExpiredPostIsKeptToo()
    {
        await using var app = await TestApp.Start();
        using var walk = await PhoneWalk.Start(app, 0);
        await walk.Inside();
        var page = await walk.Browser.Get("/enrolments/sheet");
        var saved = await walk.Browser.Http.PostAsync("/enrolments/sheet?handler=Draft", Typed(page, "吉首市乾州新区某路"));
        Assert.Equal(HttpStatusCode.NoContent, saved.StatusCode);
        app.Clock.Turn(TimeSpan.FromHours(2));

        var outside = await walk.SendSheet(new() { ["ContactAddress"] = "打到一半的地址" }, page);
        Assert.Equal("/enrolments/enter", outside.Url.AbsolutePath);
        Assert.Contains("您填的内容已经存好", outside.Main);

        var inside = await walk.Browser.Post(outside, "#enter", new() { ["number"] = walk.Slip.SlipNo, ["secret"] = PhoneWalk.Pin });
        Assert.Equal("/enrolments/sheet", inside.Url.AbsolutePath);
        Assert.Equal("打到一半的地址", inside.Document.QuerySelector("#ContactAddress")!.TextContent);
    }

    [Fact]
    public async Task ClosedCampaign_SaysSo()
    {
        await using var app = await TestApp.Start();
        using var walk = await PhoneWalk.Start(app, 0);
        await walk.Inside();
        var page = await walk.Browser.Get("/enrolments/sheet");
        await app.InDb(async db => await db.Set<Campaign>().ExecuteUpdateAsync(set => set.SetProperty(c => c.Status, CampaignStatus.Closed)));

        var closed = await walk.SendSheet(page: page);
        var photo = await walk.SendPhoto(TestPictures.Photo(0));

        Assert.All([closed, photo], p => Assert.Equal(HttpStatusCode.UnprocessableEntity, p.Status));
        Assert.All([closed, photo], p => Assert.Contains("采集已截止", p.Main));
        Assert.Contains("吉首市人民南路", closed.Document.QuerySelector("#ContactAddress")!.TextContent);
    }

    private static FormUrlEncodedContent Typed(TestPage page, string address) => new(
    [
        new("__RequestVerificationToken", page.Document.QuerySelector("#sheet [name=__RequestVerificationToken]")!.GetAttribute("value")!),
        new("ContactAddress", address),
    ]);
}
