using Caika.Campaigns;
using Caika.Enrolments;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Caika.Submissions;

/// <summary>Takes a sealed package back before the centre has answered anything; its people can be changed again.</summary>
internal sealed class CancelSubmission(CaikaDb db, CampaignBook campaigns, TimeProvider clock)
{
    internal async Task<Outcome<Nothing>> Run(Actor actor, Guid submissionId, string reason, CancellationToken cancel)
    {
        if (!actor.May(Right.Submit))
            return Refusal.NotAllowed;
        await using var transaction = await db.BeginAsync(cancel);
        var submission = await db.Set<Submission>().Include(s => s.Items).SingleOrDefaultAsync(s => s.Id == submissionId, cancel);
        if (submission is null || await campaigns.Take(submission.CampaignId, actor, cancel) is not { } hand)
            return Refusal.NotFound;
        if (submission.Status is not (SubmissionStatus.Sealed or SubmissionStatus.Exported) || submission.Items.Exists(i => i.Result != CentreResult.Waiting))
            return Refusal.Rule("对方已经接收或答复，这一批不能撤销。");
        if (string.IsNullOrWhiteSpace(reason))
            return Refusal.Rule("请写明撤销的原因。");

        submission.Status = SubmissionStatus.Cancelled;
        if (submission.Kind == SubmissionKind.Production)
        {
            var ids = submission.Items.Select(i => i.EnrolmentId).ToList();
            foreach (var enrolment in await db.Set<Enrolment>().Include(e => e.Items).AsSplitQuery().Where(e => ids.Contains(e.Id)).ToListAsync(cancel))
                enrolment.SetHandOver(HandOver.None, clock.GetUtcNow());
            if (hand.Campaign.Status == CampaignStatus.Submitted && !await db.Set<Submission>().AnyAsync(s => s.CampaignId == hand.Id && s.Id != submissionId && s.Kind == SubmissionKind.Production && s.Status != SubmissionStatus.Cancelled, cancel))
                hand.Campaign.Status = CampaignStatus.Closed;
        }
        db.Record(actor, "submission.cancelled", submission.Id, reason.Trim());
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return Nothing.Value;
    }
}
