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
