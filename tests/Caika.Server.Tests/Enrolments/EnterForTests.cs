using System.Net;
using Caika.Enrolments;
using Caika.Imaging.IdCards;
using Caika.Platform.Access;
using Caika.Platform.Audit;
using Caika.Testing;
using Microsoft.EntityFrameworkCore;

namespace Caika.Server.Tests.Enrolments;

public sealed class EnterForTests(PhoneApp phone) : IClassFixture<PhoneApp>
{
    [Fact]
    public async Task Clerk_EntersEverythingOnRecord_WithPaperEvidence()
    {
        var number = phone.NextPerson();
        using var walk = await PhoneWalk.Start(phone.App, number);
        using var clerk = await phone.App.BrowseAs(Role.DepartmentClerk, "文学院");
        var path = $"/enrolments/{walk.Enrolment}/enter";

        await clerk.PostMany(await clerk.Get(path), "form[action*=Consents]", [.. Enum.GetNames<ConsentKind>().Select(k => new KeyValuePair<string, string>("kinds", k))],
            new TestFile("scan", "告知书.jpg", TestPictures.Photo(number)));
        await clerk.Post(await clerk.Get(path), "#sheet", PhoneWalk.GoodSheet(number));
        foreach (var (kind, bytes) in new[]
        {
            ("Emblem", TestPictures.IdCard(number, IdCardSide.Emblem)), ("Portrait", TestPictures.IdCard(number, IdCardSide.Portrait)), ("Photo", TestPictures.Photo(number)),
        })
        {
            await clerk.Post(await clerk.Get(path), $"form:has([name=kind][value={kind}])", null, new TestFile("file", "a.jpg", bytes));
        }
        var unsigned = await clerk.Post(await clerk.Get(path), "form[action*=Confirm]");
        Assert.Contains("纸质信息表已由本人签字", unsigned.Document.QuerySelector(".verdict")!.TextContent);
        var page = await clerk.Post(unsigned, "form[action*=Confirm]", new() { ["signed"] = "true" });

        Assert.Contains("已提交审核", page.Main);
        var stored = await walk.Stored();
        Assert.Equal((EnrolmentStatus.PendingDepartmentReview, "纸质信息表已由本人签字"), (stored.Status, stored.EnteredOnPaper));
        var consents = await phone.App.InDb(db => db.Set<Consent>().Where(c => c.EnrolmentId == walk.Enrolment).ToListAsync());
        Assert.All(consents, c => Assert.True(c is { Channel: "纸质（经办人登记）", EvidenceFileId: not null }));
        Assert.Contains(await phone.App.InDb(db => db.Set<AuditRow>().Where(r => r.Subject == walk.Enrolment).ToListAsync()),
            r => r is { Action: "enrolment.confirmed", ActorKind: "Staff" } && r.Detail.Contains("经办人代录"));
    }

    [Fact]
    public async Task ClerksForm_ShowsNoNumberInFull_AndKeepsWhatIsLeftEmpty()
    {
        using var walk = await phone.Person();
        await walk.Inside();
        await walk.SendSheet();
        var before = (await walk.Stored()).IdNumberLookUp;
        using var clerk = await phone.App.BrowseAs(Role.DepartmentClerk, "文学院");

        var page = await clerk.Get($"/enrolments/{walk.Enrolment}/enter");
        Assert.Empty(page.Document.QuerySelector("#IdNumber")!.GetAttribute("value") ?? "");
        Assert.DoesNotMatch("4399[0-9]{13}[0-9X]|1390000[0-9]{4}", page.Html);
        await clerk.Post(page, "#sheet", new() { ["PostalCode"] = "427000" });

        var stored = await walk.Stored();
        Assert.Equal(before, stored.IdNumberLookUp);
        Assert.NotNull(stored.MobileLookUp);
        Assert.True(stored.Item(ItemKind.Contact)!.IsComplete);
    }

    [Fact]
    public async Task OtherDepartment_ReadsLikeAMissingPage()
    {
        using var walk = await phone.Person();
        using var clerk = await phone.App.BrowseAs(Role.DepartmentClerk, "图书馆");

        Assert.Equal(HttpStatusCode.NotFound, (await clerk.Get($"/enrolments/{walk.Enrolment}/enter")).Status);
    }
}
