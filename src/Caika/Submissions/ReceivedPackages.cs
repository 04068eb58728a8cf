using Caika.Campaigns;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Caika.Submissions;

/// <summary>Packages that left a unit of this installation, as the centre's people see them: nothing before it left, and nothing taken back.</summary>
internal static class ReceivedPackages
{
    private static readonly SubmissionStatus[] Left = [SubmissionStatus.Exported, SubmissionStatus.Acknowledged, SubmissionStatus.PartiallyReturned, SubmissionStatus.Completed];

    internal static IQueryable<Submission> Received(this CaikaDb db, Actor actor) => actor.May(Right.AnswerForCentre)
        ? db.Set<Submission>().Where(s => Left.Contains(s.Status))
        : db.Set<Submission>().Where(s => false);

    /// <summary>The campaign of a package for whoever works with it: the unit's own people, and the centre's once it left.</summary>
    internal static async Task<CampaignInHand?> TakeOf(this CampaignBook campaigns, Submission submission, Actor actor, CancellationToken cancel) =>
        await campaigns.Take(submission.CampaignId, actor, cancel)
        ?? (Left.Contains(submission.Status) ? await campaigns.TakeForCentre(submission.CampaignId, actor, cancel) : null);
}
