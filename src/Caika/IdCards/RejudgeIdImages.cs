using Caika.Campaigns;
using Caika.Enrolments;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.Platform.Events;
using Caika.Platform.Jobs;
using Microsoft.EntityFrameworkCore;
using Quartz;

namespace Caika.IdCards;

/// <summary>A changed rule or limit for ID images: those of the campaign are looked at again in the background.</summary>
internal sealed class RejudgeIdImagesLater(CaikaDb db, JobQueue jobs) : IHandle<RulesChanged>
{
    public async Task Handle(RulesChanged happened, CancellationToken cancel)
    {
        if (happened.RuleId?.StartsWith('D') == true || happened.Limit?.StartsWith("idImage.", StringComparison.Ordinal) == true)
            await jobs.Enqueue<RejudgeIdImagesJob>(db, happened.Campaign.Id, cancel);
    }
}

/// <summary>
/// Judges the ID images of a campaign that are not handed over by its present rules. Only rows whose findings differ are written,
/// so it may be broken off and run again. What a person has passed stays passed.
/// </summary>
[DisallowConcurrentExecution]
internal sealed class RejudgeIdImagesJob(CaikaDb db, JudgeIdImageAgain again) : IJob
{
    private static readonly Actor Judge = Actor.System("规则调整");

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await Run(JobQueue.SubjectOf(context), cancellationToken);

    /// <returns>How many images have other findings now.</returns>
    internal async Task<int> Run(Guid campaignId, CancellationToken cancel)
    {
        var ids = await db.Set<IdImage>().Where(i => i.IsCurrent && db.Set<Enrolment>().Any(e => e.Id == i.EnrolmentId && e.CampaignId == campaignId && e.HandOver == HandOver.None))
            .OrderBy(i => i.Id).Select(i => i.Id).ToListAsync(cancel);
        var changed = 0;
        foreach (var id in ids)
        {
            db.ChangeTracker.Clear();
            changed += await again.Run(Judge, id, cancel) ? 1 : 0;
        }
        return changed;
    }
}
