using Caika.Campaigns;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Caika.Submissions;

/// <summary>Hands a sealed package to the centre that works in the same installation; no file changes hands.</summary>
internal sealed class SendToCentre(CaikaDb db, CampaignBook campaigns, TimeProvider clock)
{
    internal async Task<Outcome<Nothing>> Run(Actor actor, Guid submissionId, CancellationToken cancel)
    {
        if (!actor.May(Right.Submit))
            return Refusal.NotAllowed;
        var submission = await db.Set<Submission>().SingleOrDefaultAsync(s => s.Id == submissionId, cancel);
        if (submission is null || await campaigns.Take(submission.CampaignId, actor, cancel) is null)
            return Refusal.NotFound;
        if (submission.Status != SubmissionStatus.Sealed)
            return Refusal.Rule(submission.Status == SubmissionStatus.Cancelled ? "这一批已经撤销，不能送交。" : "这一批已经交出去了，不用再送。");
        (submission.Status, submission.ExportedAt) = (SubmissionStatus.Exported, clock.GetUtcNow());
        db.Record(actor, "submission.sent", submission.Id, $"第 {submission.Number} 批");
        return await db.TrySaveAsync(cancel) ? Nothing.Value : Refusal.Stale;
    }
}
