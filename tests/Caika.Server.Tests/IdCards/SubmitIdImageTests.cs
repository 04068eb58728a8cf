using System.Net;
using Caika.Demo;
using Caika.Enrolments;
using Caika.IdCards;
using Caika.Imaging.IdCards;
using Caika.Platform.Access;
using Caika.Platform.Audit;
using Caika.Testing;
using Microsoft.EntityFrameworkCore;

namespace Caika.Server.Tests.IdCards;

public sealed class SubmitIdImageTests(PhoneApp phone) : IClassFixture<PhoneApp>
{
    [Fact]
    public async Task PhonePicture_IsFittedIntoTheBand()
    {
        using var walk = await phone.Person();
        await walk.Inside();

        var page = await walk.SendIdCard(IdCardSide.Emblem, TestPictures.IdCard(120, IdCardSide.Emblem, IdCardVariant.PhonePicture));

        Assert.Contains("国徽面收到了", page.Main);
        Assert.Contains("还差人像面", page.Main);
        var image = await Current(walk, IdCardSide.Emblem);
        var derived = await walk.Browser.Http.GetByteArrayAsync($"/id-cards/{image.Id}");
        Assert.InRange(derived.Length, 51_200, 80_000);
    }

    [Fact]
    public async Task Photocopy_IsSentBack_AndTheOtherSideStays()
    {
        using var walk = await phone.Person();
        await walk.Inside();
        await walk.SendIdCard(IdCardSide.Emblem);

        var page = await walk.SendIdCard(IdCardSide.Portrait, TestPictures.IdCard(121, IdCardSide.Portrait, IdCardVariant.Copy));

        Assert.Contains("请重拍人像面", page.Main);
        Assert.Contains("国徽面已经合格，不用再拍", page.Main);
        Assert.Contains("不能使用复印件", page.Main);
    }

    [Fact]
    public async Task OnePictureForBothSides_IsSaid()
    {
        using var walk = await phone.Person();
        await walk.Inside();
        var bytes = TestPictures.IdCard(122, IdCardSide.Emblem);
        await walk.SendIdCard(IdCardSide.Emblem, bytes);
        Assert.Contains("两面传了同一张图片", (await walk.SendIdCard(IdCardSide.Portrait, bytes)).Main);
    }

    [Fact]
    public async Task SidesMixedUp_ArePutRight_AndSaid()
    {
        using var walk = await phone.Person();
        await walk.Inside();

        var page = await walk.SendIdCard(IdCardSide.Emblem, TestPictures.IdCard(123, IdCardSide.Portrait));
        Assert.Contains("已经放到人像面那里", page.Main);
        await walk.SendIdCard(IdCardSide.Portrait, TestPictures.IdCard(123, IdCardSide.Emblem));

        Assert.NotNull((await Current(walk, IdCardSide.Portrait)).Reading);
        Assert.NotNull((await Current(walk, IdCardSide.Emblem)).Reading);
    }

    [Fact]
    public async Task SameSideTwice_IsSaid()
    {
        using var walk = await phone.Person();
        await walk.Inside();
        await walk.SendIdCard(IdCardSide.Portrait);
        Assert.Contains("看到的是人像面", (await walk.SendIdCard(IdCardSide.Emblem, TestPictures.IdCard(124, IdCardSide.Portrait))).Main);
    }

    [Fact]
    public async Task OtherPersonsCard_IsSaid()
    {
        using var walk = await phone.Person();
        await walk.Inside();
        Assert.Contains("证件号码与名册", (await walk.SendIdCard(IdCardSide.Portrait, TestPictures.IdCard(125, IdCardSide.Portrait))).Main);
    }

    [Fact]
    public async Task EmptyFieldsOfTheSheet_AreFilledFromTheCard_AndTypedOnesStay()
    {
        using var walk = await phone.Person();
        await walk.Inside();
        await walk.SendIdCard(IdCardSide.Emblem);

        var sheet = await walk.Browser.Get("/enrolments/sheet");
        Assert.Contains("公安局", sheet.Document.QuerySelector("#IdIssuer")!.GetAttribute("value"));
        Assert.Contains("从身份证上读到", sheet.Main);

        await walk.SendSheet(new() { ["IdIssuer"] = "临江市公安局" });
        Assert.Equal("临江市公安局", (await walk.Browser.Get("/enrolments/sheet")).Document.QuerySelector("#IdIssuer")!.GetAttribute("value"));
    }

    [Fact]
    public async Task SheetChangedAfterwards_IsComparedWithTheCardOnceMore()
    {
        using var walk = await phone.Person();
        await walk.Inside();
        await walk.SendIdCard(IdCardSide.Portrait);
        await walk.SendSheet();
        var group = (await Current(walk, IdCardSide.Portrait)).Findings;

        await walk.SendSheet(new() { ["EthnicGroup"] = "03" });

        // The change of the first sheet has a comparison coming as well, which says D09 for another reason.
        for (var i = 0; i < 300 && !(await Current(walk, IdCardSide.Portrait)).Findings.Contains("民族与填报", StringComparison.Ordinal); i++)
            await Task.Delay(100);
        Assert.Contains("民族与填报", (await Current(walk, IdCardSide.Portrait)).Findings, StringComparison.Ordinal);
        Assert.DoesNotContain("民族与填报", group, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StaffWhoLook_StandInTheTrail_AndThePersonSeesIt()
    {
        using var walk = await phone.Person();
        await walk.Inside();
        await walk.SendIdCard(IdCardSide.Portrait);
        var image = await Current(walk, IdCardSide.Portrait);
        using var reviewer = await phone.App.BrowseAs(Role.UnitReviewer);
        using var stranger = await phone.App.BrowseAs(Role.DepartmentClerk, "图书馆");

        Assert.Equal(HttpStatusCode.OK, (await reviewer.Http.GetAsync($"/id-cards/{image.Id}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Http.GetAsync($"/id-cards/{image.Id}")).StatusCode);

        var rows = await phone.App.InDb(db => db.Set<AuditRow>().Where(r => r.Subject == walk.Enrolment && r.Action == "id-image.opened").ToListAsync());
        Assert.Single(rows);
        Assert.Contains("人事处审核员 看了您的身份证人像面", (await walk.Browser.Get("/enrolments/mine/data")).Main);
    }

    private Task<IdImage> Current(PhoneWalk walk, IdCardSide side) =>
        phone.App.InDb(db => db.Set<IdImage>().SingleAsync(i => i.EnrolmentId == walk.Enrolment && i.Side == side && i.IsCurrent));
}
