using Caika.Enrolments;
using Caika.Platform.Access;
using Caika.Platform.Audit;
using Caika.Submissions;
using Caika.Testing;
using Microsoft.EntityFrameworkCore;

namespace Caika.Server.Tests.Submissions;

/// <summary>The centre in the same installation: packages come to its pages and are answered there.</summary>
public sealed class ReceivedTests
{
    [Fact]
    public async Task SentPackage_IsReceivedAndAnsweredOnThePage()
    {
        await using var app = await TestApp.Start();
        var people = TestPeople.Some(3).ToArray();
        var ids = await app.AddWaitingForCheck(people);
        using var hr = await app.BrowseAs(Role.UnitAdministrator);
        using var centre = await app.BrowseAsOutsider(Role.CentreReviewer);
        var sealedPage = await hr.Seal(SubmissionKind.Check, 3);
        var submission = await app.LastSubmission();
        var path = $"/submissions/received/{submission.Id}";

        // What has not left the unit is not there for the centre, nor is what the unit took for itself.
        Assert.True((await (await hr.Post(sealedPage, "form[action*=Package]")).Response.Content.ReadAsByteArrayAsync()).Length > 1000);
        Assert.Contains("还没有收到数据包", (await centre.Get("/submissions/received")).Main);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await centre.Get(path)).Status);
        Assert.Contains("等省中心接收", (await hr.Post(sealedPage, "form[action*=Send]")).Main);

        Assert.Contains("待接收", (await centre.Get("/submissions/received")).Main);
        var page = await centre.Post(await centre.Get(path), "form[action*=Receive]");
        Assert.Contains("单位不能再撤销它", page.Main);
        Assert.Null((await hr.Get($"/submissions/{submission.Id}")).Document.QuerySelector("form[action*=Cancel]"));
        var second = submission.Items.FindIndex(i => i.EnrolmentId == ids[1]);
        Assert.Contains("没有选结果", (await centre.Post(page, "form[action*=Answer]", new() { [$"answers[{second}].ReasonCode"] = "R02", ["rest"] = "true" })).Main);
        Assert.Contains("要选原因", (await centre.Post(page, "form[action*=Answer]", new() { [$"answers[{second}].Result"] = "Returned" })).Main);
        Assert.Contains("还没有选结果", (await centre.Post(page, "form[action*=Answer]")).Main);
        page = await centre.Post(page, "form[action*=Answer]", new() { [$"answers[{second}].Result"] = "Returned", [$"answers[{second}].ReasonCode"] = "A01", [$"answers[{second}].Reason"] = "缺门牌", ["rest"] = "true" });

        Assert.Contains("通过 2 人，退回 1 人", page.Main);
        Assert.Equal("地址不够详细。请写到门牌号。（省中心：缺门牌）", (await app.Find(ids[1])).Item(ItemKind.Contact)!.ReasonText);
        Assert.DoesNotContain(people[1].IdNumber, page.Html);
        Assert.Equal(EnrolmentStatus.PendingSignature, await app.StatusOf(ids[0]));
        Assert.Equal(EnrolmentStatus.CentreReturned, await app.StatusOf(ids[1]));
        Assert.Contains("省中心已答复", (await hr.Get($"/submissions/{submission.Id}")).Main);
        Assert.Equal(1, await app.InDb(db => db.Set<AuditRow>().CountAsync(r => r.Action == "submission.answered")));
    }

    [Fact]
    public async Task Package_IsTakenByTheCentre_AndAnsweredByFileOnlyOnceReceived()
    {
        await using var app = await TestApp.Start();
        var person = TestPeople.Some(1)[0];
        var id = (await app.AddWaitingForCheck(person))[0];
        using var hr = await app.BrowseAs(Role.UnitAdministrator);
        using var centre = await app.BrowseAsOutsider(Role.CentreAdministrator);
        var sealedPage = await hr.Seal(SubmissionKind.Check, 1);
        await hr.Post(sealedPage, "form[action*=Send]");
        Assert.Contains("这一批已经交出去了", (await hr.Post(sealedPage, "form[action*=Send]")).Main);
        var path = $"/submissions/received/{(await app.LastSubmission()).Id}";
        var page = await centre.Post(await centre.Get(path), "form[action*=Receive]");

        var package = await (await centre.Post(page, "form[action*=Package]")).Response.Content.ReadAsByteArrayAsync();
        Assert.True(PackageVerifier.Verify(new MemoryStream(package)).IsWhole);
        var answer = TestHandOver.Sheet(TestHandOver.AnswerHeadings, ["1", person.IdNumber, person.Name, "通过", "", ""]);
        page = await centre.Post(page, "form[action*=File]", null, new TestFile("answer", "答复.xlsx", answer));

        Assert.Contains("通过 1 人", page.Main);
        Assert.Equal(EnrolmentStatus.PendingSignature, await app.StatusOf(id));
    }

    [Fact]
    public async Task CampaignWithoutTheCentresCheck_ReturnedAtProduction_ComesBackToTheUnit()
    {
        await using var app = await TestApp.Start();
        await app.InDb(db => db.Set<Caika.Campaigns.Campaign>().ExecuteUpdateAsync(set => set.SetProperty(c => c.PrintAfter, Caika.Campaigns.PrintAfter.UnitReview)));
        var person = TestPeople.Some(1)[0];
        var id = (await app.AddReadyToSubmit(person))[0];
        using var hr = await app.BrowseAs(Role.UnitAdministrator);
        using var centre = await app.BrowseAsOutsider(Role.CentreReviewer);
        await hr.Post(await hr.Seal(SubmissionKind.Production, 1), "form[action*=Send]");
        var path = $"/submissions/received/{(await app.LastSubmission()).Id}";
        var page = await centre.Post(await centre.Get(path), "form[action*=Receive]");

        page = await centre.Post(page, "form[action*=Answer]", new() { ["answers[0].Result"] = "Returned", ["answers[0].ReasonCode"] = "A01" });

        Assert.Contains("退回 1 人", page.Main);
        Assert.Equal(EnrolmentStatus.UnitReturned, await app.StatusOf(id));
    }
}
