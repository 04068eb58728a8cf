using System.Net;
using Caika.Enrolments;
using Caika.Testing;
using Microsoft.EntityFrameworkCore;

namespace Caika.Server.Tests.Enrolments;

public sealed class ConfirmTests(PhoneApp phone) : IClassFixture<PhoneApp>
{
    [Fact]
    public async Task WholeWay_EndsWithTheDepartment()
    {
        using var walk = await phone.Person();
        await walk.Filled();
        Assert.Equal(EnrolmentStatus.PendingSelfCheck, (await walk.Stored()).Status);

        var page = await walk.Confirm();

        Assert.Equal("/enrolments/mine", page.Url.AbsolutePath);
        Assert.Contains("提交好了", page.Main);
        Assert.Contains("文学院审核", page.Document.QuerySelector("[aria-current=step]")!.TextContent);
        Assert.Equal(EnrolmentStatus.PendingDepartmentReview, (await walk.Stored()).Status);
    }

    [Fact]
    public async Task Consents_AreNotTickedBeforehand_AndAllAreNeeded()
    {
        using var walk = await phone.Person();
        await walk.Enter();
        await walk.SetPin();
        var page = await walk.Browser.Get("/enrolments/consent");
        Assert.Empty(page.Document.QuerySelectorAll("input[type=checkbox][checked]"));

        page = await walk.Consent("General", "Sensitive");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("还差 2 项", page.Main);
        var given = await phone.App.InDb(db => db.Set<Consent>().Where(c => c.EnrolmentId == walk.Enrolment).ToListAsync());
        Assert.Equal(2, given.Count);
        Assert.All(given, c => Assert.Equal((32, "本人手机", "1"), (c.TextHash.Length, c.Channel, c.TextVersion)));
    }

    [Fact]
    public async Task WithoutSensitiveConsent_NoPictureIsTaken()
    {
        using var walk = await phone.Person();
        await walk.Enter();
        await walk.SetPin();
        await walk.Consent("General");

        Assert.Contains("知情同意", (await walk.SendPhoto(TestPictures.Photo(0))).Main);
    }

    [Fact]
    public async Task WithdrawnConsent_StopsTheConfirmation()
    {
        using var walk = await phone.Person();
        await walk.Filled();
        var page = await walk.Browser.Get("/enrolments/mine/data");
        page = await walk.Browser.Post(page, "form:has([value=ToBank])");
        Assert.Contains("已经撤回", page.Main);

        page = await walk.Browser.Post(await walk.Browser.Get("/enrolments/confirm"), ".ph-foot form");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("还有 1 项同意", page.Main);
    }

    [Fact]
    public async Task WithdrawnConsent_StopsReviewUntilItIsGivenAgain()
    {
        using var walk = await phone.Person();
        await walk.Filled();
        await walk.Confirm();
        using var clerk = await phone.App.BrowseAs(Platform.Access.Role.DepartmentClerk, "文学院");
        var review = await clerk.Get($"/reviews/{walk.Enrolment}");
        await walk.Browser.Post(await walk.Browser.Get("/enrolments/mine/data"), "form:has([value=ToCentre])");

        Assert.Equal(EnrolmentStatus.Withdrawn, (await walk.Stored()).Status);
        Assert.DoesNotContain($"/reviews/{walk.Enrolment}", (await clerk.Get("/reviews")).Html);
        await clerk.Post(review, "form[action*=ApproveAll]");
        Assert.Equal(EnrolmentStatus.Withdrawn, (await walk.Stored()).Status);
        Assert.DoesNotContain(Stage.Unit, (await walk.Stored()).Items.Select(i => i.Stage));

        await walk.Consent("ToCentre");
        Assert.Equal(EnrolmentStatus.PendingDepartmentReview, (await walk.Stored()).Status);
        Assert.Contains($"/reviews/{walk.Enrolment}", (await clerk.Get("/reviews")).Html);
    }

    [Fact]
    public async Task ReturnedItem_OpensOnlyItself_AndGoesBackToTheStageThatReturnedIt()
    {
        using var walk = await phone.Person();
        await walk.Filled();
        await walk.Confirm();
        await phone.App.InDb(async db =>
        {
            var enrolment = (await db.TakeEnrolment(Platform.Access.Actor.System("审核"), walk.Enrolment, default))!;
            enrolment.Return(ItemKind.Contact, Stage.Unit, "A01", "地址不够详细。请写到门牌号。", DateTimeOffset.UnixEpoch);
            return await db.SaveChangesAsync();
        });

        var page = await walk.Browser.Get("/enrolments/mine");
        Assert.Contains("有 1 项要改", page.Main);
        Assert.Contains("地址不够详细", page.Main);
        var sheet = await walk.Browser.Get("/enrolments/sheet");
        Assert.NotNull(sheet.Document.QuerySelector("#ContactAddress"));
        Assert.Null(sheet.Document.QuerySelector("#Occupation"));
        page = await walk.SendSheet(new() { ["ContactAddress"] = "吉首市人民南路 121 号 1 栋 101 室" }, sheet);
        Assert.Equal("/enrolments/confirm", page.Url.AbsolutePath);
        await walk.Browser.Post(page, ".ph-foot form");

        var stored = await walk.Stored();
        Assert.Equal(Stage.Unit, stored.Item(ItemKind.Contact)!.Stage);
        Assert.Equal(Stage.Department, stored.Item(ItemKind.Work)!.Stage);
    }

    [Fact]
    public async Task DoubleTap_ConfirmsOnce()
    {
        using var walk = await phone.Person();
        await walk.Filled();
        var page = await walk.Browser.Get("/enrolments/confirm");

        await walk.Browser.Post(page, ".ph-foot form");
        var again = await walk.Browser.Post(page, ".ph-foot form");

        Assert.Equal(HttpStatusCode.OK, again.Status);
        Assert.Equal(1, await phone.App.InDb(db => db.Set<Platform.Audit.AuditRow>().CountAsync(r => r.Subject == walk.Enrolment && r.Action == "enrolment.confirmed")));
    }

    [Fact]
    public async Task ChangedMeanwhile_IsShownBeforeItIsSubmitted()
    {
        using var walk = await phone.Person();
        await walk.Filled();
        var seen = await walk.Browser.Get("/enrolments/confirm");
        await walk.SendSheet(new() { ["PostalCode"] = "427000" });

        var page = await walk.Browser.Post(seen, ".ph-foot form");
        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.Contains("内容有了变化", page.Main);
        Assert.Contains("427000", page.Main);

        Assert.Equal("/enrolments/mine", (await walk.Browser.Post(page, ".ph-foot form")).Url.AbsolutePath);
    }

    [Fact]
    public async Task ClaimedCard_IsNoted_AndTakenBack()
    {
        using var walk = await phone.Person();
        await walk.Inside();

        await walk.Browser.Post(await walk.Browser.Get("/enrolments/mine"), "form:has([name=hasCard])");
        Assert.True((await walk.Stored()).ClaimsCard);
        await walk.Browser.Post(await walk.Browser.Get("/enrolments/mine"), "form:has([name=hasCard])");
        Assert.False((await walk.Stored()).ClaimsCard);
    }
}
