using Caika.Campaigns;
using Caika.Enrolments;
using Caika.Platform;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Caika.Submissions;

/// <summary>The centre has the package (对方已接收): from now on it is reviewed there and cannot be taken back (domain reference §9.7).</summary>
internal sealed class AcknowledgeSubmission(CaikaDb db, CampaignBook campaigns, TimeProvider clock)
{
    /// <param name="document">The receipt's number, or who said so and how.</param>
    internal async Task<Outcome<Nothing>> Run(Actor actor, Guid submissionId, DateOnly? receivedOn, string document, CancellationToken cancel)
    {
        if (!actor.May(Right.Submit) && !actor.May(Right.AnswerForCentre))
            return Refusal.NotAllowed;
        await using var transaction = await db.BeginAsync(cancel);
        var submission = await db.Set<Submission>().Include(s => s.Items).SingleOrDefaultAsync(s => s.Id == submissionId, cancel);
        if (submission is null || await campaigns.TakeOf(submission, actor, cancel) is null)
            return Refusal.NotFound;
        if (submission.Status is not (SubmissionStatus.Sealed or SubmissionStatus.Exported))
            return Refusal.Rule(submission.Status == SubmissionStatus.Cancelled ? "这一批已经撤销，不能登记接收。" : "这一批已经登记过接收或答复，不用再登记。");
        if (submission.Status == SubmissionStatus.Sealed)
            return Refusal.Rule("这一批还没有导出，对方不可能收到。请先下载数据包。");
        if (string.IsNullOrWhiteSpace(document) || receivedOn is not { } day)
            return Refusal.Rule("请写明对方接收的日期和凭据（回执编号，或谁在电话里确认的）。");
        if (day > ChinaTime.Today(clock) || day < ChinaTime.DayOf(submission.SealedAt))
            return Refusal.Rule("接收日期应在封存那天和今天之间。");

        submission.Status = SubmissionStatus.Acknowledged;
        await db.LetCentreReview(submission, clock.GetUtcNow(), cancel);
        db.Record(actor, "submission.acknowledged", submission.Id, $"第 {submission.Number} 批，{ChineseDate.Day(day)}，{document.Trim()}");
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return Nothing.Value;
    }
}

/// <summary>What a package received by the centre means for the people in it.</summary>
internal static class CentreReview
{
    /// <summary>Whoever waits in a package for production is under review at the centre (省中心审核中).</summary>
    internal static async Task LetCentreReview(this CaikaDb db, Submission submission, DateTimeOffset now, CancellationToken cancel)
    {
        if (submission.Kind != SubmissionKind.Production)
            return;
        var waiting = submission.Items.Where(i => i.Result == CentreResult.Waiting).Select(i => i.EnrolmentId).ToList();
        foreach (var enrolment in await db.Set<Enrolment>().Include(e => e.Items).AsSplitQuery().Where(e => waiting.Contains(e.Id) && e.HandOver == HandOver.Submitted).ToListAsync(cancel))
            enrolment.SetHandOver(HandOver.CentreReviewing, now);
    }
}
