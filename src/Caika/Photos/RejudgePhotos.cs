using Caika.Campaigns;
using Caika.Enrolments;
using Caika.Imaging.Findings;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.Platform.Events;
using Caika.Platform.Files;
using Caika.Platform.Jobs;
using Caika.RulePacks;
using Microsoft.EntityFrameworkCore;
using Quartz;

namespace Caika.Photos;

/// <summary>A changed rule or limit for photos: the photos of the campaign are looked at again in the background.</summary>
internal sealed class RejudgePhotosLater(CaikaDb db, JobQueue jobs) : IHandle<RulesChanged>
{
    public async Task Handle(RulesChanged happened, CancellationToken cancel)
    {
        if (happened.RuleId?.StartsWith('P') == true || happened.Limit?.StartsWith("photo.", StringComparison.Ordinal) == true)
            await jobs.Enqueue<RejudgePhotosJob>(db, happened.Campaign.Id, cancel);
    }
}

/// <summary>
/// Judges the photos of a campaign that are not handed over by its present rules. Only rows whose findings differ are written,
/// so it may be broken off and run again. What a person has passed stays passed.
/// </summary>
[DisallowConcurrentExecution]
internal sealed class RejudgePhotosJob(CaikaDb db, CampaignBook campaigns, FileVault files, InspectPhoto inspect, SamePhoto same, TimeProvider clock) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await Run(JobQueue.SubjectOf(context), cancellationToken);

    /// <returns>How many photos have other findings now.</returns>
    internal async Task<int> Run(Guid campaignId, CancellationToken cancel)
    {
        var ids = await db.Set<Photo>().Where(p => p.IsCurrent && db.Set<Enrolment>().Any(e => e.Id == p.EnrolmentId && e.CampaignId == campaignId && e.HandOver == HandOver.None))
            .OrderBy(p => p.Id).Select(p => p.Id).ToListAsync(cancel);
        var changed = 0;
        foreach (var id in ids)
        {
            db.ChangeTracker.Clear();
            changed += await Judge(id, campaignId, cancel) ? 1 : 0;
        }
        return changed;
    }

    private async Task<bool> Judge(Guid id, Guid campaignId, CancellationToken cancel)
    {
        if (await campaigns.Take(campaignId, Actor.System("规则调整"), cancel) is not { } hand || await db.Set<Photo>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == id && p.IsCurrent, cancel) is not { } before)
            return false;
        var judged = await db.Set<StoredFile>().AsNoTracking().SingleAsync(f => f.Id == (before.IsFixed ? before.DerivedFileId : before.OriginalFileId), cancel);
        var report = await inspect.Run(await files.Read(judged, hand.Keys, cancel), hand.Pack.Photo, cancel);
        var twice = await same.Of(campaignId, before.EnrolmentId, before.OriginalSha256, report, cancel);
        var findings = before.IsFixed ? FixPhoto.FindingsOf(hand.Pack, report, before.IsWhitened, [.. hand.Pack.Dress(twice), .. FindingsText.Read(before.Findings)])
            : hand.Pack.Dress([.. report.Findings, .. twice], report.Fault);
        if (FindingsText.Write(findings) == before.Findings && PhotoFacts.MeasuredOf(report) == before.Measured)
            return false;

        await using var work = await db.JoinAsync(cancel);
        if (await db.Set<Photo>().SingleOrDefaultAsync(p => p.Id == id && p.IsCurrent, cancel) is not { } photo)
            return false;
        photo.Judge(findings, report);
        var enrolment = (await db.TakeEnrolment(Actor.System("规则调整"), photo.EnrolmentId, cancel))!;
        if (enrolment.Item(ItemKind.Photo) is { Stage: Stage.Person } item && item.IsComplete == (photo.Outcome == Outcome.Refuse))
            enrolment.Enter(ItemKind.Photo, photo.Outcome != Outcome.Refuse && (!photo.Source.NeedsLook() || photo.ConfirmedAt is not null), clock.GetUtcNow());
        return await db.Settle(work, cancel) is null;
    }
}
