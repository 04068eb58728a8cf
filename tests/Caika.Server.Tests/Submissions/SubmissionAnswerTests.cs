using System.IO.Compression;
using System.Net;
using Caika.Cards;
using Caika.Enrolments;
using Caika.Platform;
using Caika.Platform.Access;
using Caika.Platform.Audit;
using Caika.Submissions;
using Caika.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Caika.Server.Tests.Submissions;

/// <summary>What the centre says of a package that went out.</summary>
public sealed class SubmissionAnswerTests
{
    [Fact]
    public async Task AcceptedPerson_HasACardAndTheReturnedOneIsOpenAgain()
    {
        await using var app = await TestApp.Start();
        var people = TestPeople.Some(2);
        var ids = await app.AddReadyToSubmit([.. people]);
        using var hr = await app.BrowseAs(Role.UnitAdministrator);
        var page = await hr.Seal(SubmissionKind.Production, 2);
        var serial = (await app.LastSubmission()).Items.ToDictionary(i => i.EnrolmentId, i => $"{i.Serial}");

        page = await hr.Post(page, "form:has(#file)", null, new TestFile("answer", "答复.xlsx", TestHandOver.Sheet(TestHandOver.AnswerHeadings,
            [serial[ids[0]], people[0].IdNumber, people[0].Name, "通过", "", ""], [serial[ids[1]], people[1].IdNumber, people[1].Name, "退回", "P07", "背景发灰"])));

        Assert.Contains("通过 1 人，退回 1 人", page.Main);
        Assert.Equal(EnrolmentStatus.Accepted, await app.StatusOf(ids[0]));
        Assert.Equal(EnrolmentStatus.CentreReturned, await app.StatusOf(ids[1]));
        Assert.Equal([ids[0]], await app.InDb(db => db.Set<Card>().Select(c => c.EnrolmentId).ToListAsync()));
        Assert.Equal(SubmissionStatus.PartiallyReturned, (await app.LastSubmission()).Status);
    }

    [Fact]
    public async Task RecordedByHand_NeedsDocumentAndDate()
    {
        await using var app = await TestApp.Start();
        var ids = await app.AddReadyToSubmit(TestPeople.Some(1)[0]);
        using var hr = await app.BrowseAs(Role.UnitAdministrator);
        var page = await hr.Seal(SubmissionKind.Production, 1);

        var refused = await hr.Post(page, "form:has(#serial)", new() { ["serial"] = "1", ["result"] = "Accepted" });
        Assert.Contains("文号", refused.Main);
        var done = await hr.Post(refused, "form:has(#serial)", new() { ["serial"] = "1", ["result"] = "Accepted", ["documentNo"] = "省函〔2026〕7 号", ["answeredOn"] = "2026-09-10" });

        Assert.Contains("通过 1 人", done.Main);
        Assert.Equal(EnrolmentStatus.Accepted, await app.StatusOf(ids[0]));
        Assert.Equal("省函〔2026〕7 号", await app.InDb(db => db.Set<CentreAnswer>().Select(a => a.DocumentNo).SingleAsync()));
    }

    [Fact]
    public async Task CancelledBeforeAnyAnswer_FreesItsPeople()
    {
        await using var app = await TestApp.Start();
        var ids = await app.AddReadyToSubmit(TestPeople.Some(1)[0]);
        using var hr = await app.BrowseAs(Role.UnitAdministrator);
        var page = await hr.Seal(SubmissionKind.Production, 1);

        page = await hr.Post(page, "form:has(#reason)", new() { ["reason"] = "漏了一个部门" });

        Assert.Contains("已撤销", page.Main);
        Assert.Equal(EnrolmentStatus.ReadyToSubmit, await app.StatusOf(ids[0]));
    }

    [Fact]
    public async Task CampaignThatTakesNoEntries_IsReported_ThenIssuing()
    {
        await using var app = await TestApp.Start();
        var person = TestPeople.Some(1)[0];
        await app.AddReadyToSubmit(person);
        using var hr = await app.BrowseAs(Role.UnitAdministrator);
        var page = await hr.Seal(SubmissionKind.Production, 1);
        async Task<string> State() => (await hr.Get($"/campaigns/{app.CampaignId}")).Document.QuerySelector("h1 + p")!.TextContent.Split(' ')[0];

        Assert.Equal("采集中", await State()); // the others still enter
        await hr.Post(await hr.Get($"/campaigns/{app.CampaignId}"), "form[action*='handler=Close']");
        Assert.Equal("已上报", await State());
        await hr.Post(page, "form:has(#reason)", new() { ["reason"] = "漏了一个部门" });
        Assert.Equal("已截止", await State());

        page = await hr.Seal(SubmissionKind.Production, 1);
        Assert.Equal("已上报", await State());
        await hr.Post(page, "form:has(#serial)", new() { ["serial"] = "1", ["result"] = "Accepted", ["documentNo"] = "省函〔2026〕7 号", ["answeredOn"] = "2026-09-10" });
        Assert.Equal("制发卡中", await State());

        await hr.Post(await hr.Get($"/campaigns/{app.CampaignId}"), "form[action*='handler=Archive']");
        Assert.Equal("已归档", await State());
        Assert.Contains("现在是“制发卡中”", (await hr.Post(await hr.Get($"/campaigns/{app.CampaignId}"), "form[action*='handler=TakeOut']")).Main);
        Assert.Equal(["campaign.submitted", "campaign.submitted", "campaign.issuing", "campaign.submitted", "campaign.issuing"], await app.InDb(db => db.Set<AuditRow>()
            .Where(r => r.Subject == app.CampaignId && (r.Action == "campaign.submitted" || r.Action == "campaign.issuing")).OrderBy(r => r.Seq).Select(r => r.Action).ToListAsync()));
    }

    [Fact]
    public async Task ReceivedByTheCentre_IsUnderReviewThere_AndNotCancelled()
    {
        await using var app = await TestApp.Start();
        var people = TestPeople.Some(2).ToArray();
        var ids = await app.AddReadyToSubmit(people);
        using var hr = await app.BrowseAs(Role.UnitAdministrator);
        var page = await hr.Seal(SubmissionKind.Production, 2);
        // The page stays as it is after the download, so the form stands there before it, and says so.
        Assert.Contains("还没有导出", (await hr.Post(page, "form[action*='handler=Received']", new() { ["receivedOn"] = ChinaTime.Today(app.Clock).ToString("yyyy-MM-dd"), ["receipt"] = "回执 3 号" })).Main);
        await hr.Post(page, "form[action*='handler=Package']");

        var refused = await hr.Post(page, "form[action*='handler=Received']", new() { ["receivedOn"] = "2099-01-01", ["receipt"] = "回执 3 号" });
        Assert.Contains("封存那天和今天之间", refused.Main);
        var received = await hr.Post(page, "form[action*='handler=Received']", new() { ["receivedOn"] = ChinaTime.Today(app.Clock).ToString("yyyy-MM-dd"), ["receipt"] = "回执 3 号" });

        Assert.Contains("对方已接收", received.Main);
        Assert.All(ids, id => Assert.Equal(EnrolmentStatus.CentreReviewing, app.StatusOf(id).Result));
        Assert.Contains("不能撤销", (await hr.Post(page, "form:has(#reason)", new() { ["reason"] = "晚了" })).Main);
        var first = (await app.LastSubmission()).Items.Single(i => i.EnrolmentId == ids[0]).Serial;
        await hr.Post(received, "form:has(#file)", null, new TestFile("answer", "答复.xlsx", TestHandOver.Sheet(TestHandOver.AnswerHeadings, [$"{first}", people[0].IdNumber, people[0].Name, "通过", "", ""])));
        Assert.Equal(EnrolmentStatus.Accepted, await app.StatusOf(ids[0]));
        Assert.Equal(EnrolmentStatus.CentreReviewing, await app.StatusOf(ids[1]));
        Assert.Equal(1, await app.InDb(db => db.Set<AuditRow>().CountAsync(r => r.Action == "submission.acknowledged")));
    }

    [Theory]
    [InlineData("不是表格", "请")]
    [InlineData("", "请选择省中心的答复文件")]
    public async Task FileThatIsNoWorkbook_GetsASentence(string content, string sentence)
    {
        await using var app = await TestApp.Start();
        await app.AddReadyToSubmit(TestPeople.Some(1)[0]);
        using var hr = await app.BrowseAs(Role.UnitAdministrator);
        var page = await hr.Seal(SubmissionKind.Production, 1);

        page = await hr.Post(page, "form:has(#file)", null, new TestFile("answer", "答复.xlsx", System.Text.Encoding.UTF8.GetBytes(content)));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains(sentence, page.Main);
    }
}
