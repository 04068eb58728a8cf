using Caika.Campaigns;
using Caika.Enrolments;
using Caika.Imaging.Findings;
using Caika.Platform;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.Platform.Events;
using Caika.Platform.Files;
using Caika.Platform.Jobs;
using Caika.RulePacks;
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
internal sealed class RejudgeIdImagesJob(CaikaDb db, CampaignBook campaigns, FileVault files, InspectIdImage inspect, TimeProvider clock) : IJob
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
            changed += await JudgeAgain(id, campaignId, cancel) ? 1 : 0;
        }
        return changed;
    }

    private async Task<bool> JudgeAgain(Guid id, Guid campaignId, CancellationToken cancel)
    {
        if (await campaigns.Take(campaignId, Judge, cancel) is not { } hand || await db.Set<IdImage>().AsNoTracking().SingleOrDefaultAsync(i => i.Id == id && i.IsCurrent, cancel) is not { } before)
            return false;
        var owner = (await db.ReadEnrolment(Judge, before.EnrolmentId, cancel))!;
        var original = await db.Set<StoredFile>().AsNoTracking().SingleAsync(f => f.Id == before.OriginalFileId, cancel);
        var context = CardSources.Of(hand, hand.Keys.Open<PersonalData>(owner.Personal, owner.Id), hand.Keys.Open<string>(before.FileName, before.Id), ChinaTime.Today(clock));
        var report = await inspect.Run(await files.Read(original, hand.Keys, cancel), before.Side, hand.Pack.IdImage, context, cancel);
        // What a comparison with other pictures found is not the inspector's: it stays, at the pack's present level.
        var own = report.Answers.Select(a => a.RuleId).ToHashSet(StringComparer.Ordinal);
        var kept = FindingsText.Read(before.Findings).Where(f => !own.Contains(f.RuleId));
        var field = IdImage.ItemOf(before.Side).ToString();
        var findings = hand.Pack.Dress([.. report.Findings, .. kept], report.Fault).Select(f => f with { Field = f.Field ?? field }).ToList();
        var text = FindingsText.Write(findings);
        if (text == before.Findings)
            return false;

        await using var work = await db.JoinAsync(cancel);
        if (await db.Set<IdImage>().SingleOrDefaultAsync(i => i.Id == id && i.IsCurrent, cancel) is not { } image)
            return false;
        (image.Findings, image.Outcome) = (text, Outcomes.Of(findings));
        var (kind, enrolment) = (IdImage.ItemOf(image.Side), (await db.TakeEnrolment(Judge, image.EnrolmentId, cancel))!);
        if (enrolment.Item(kind) is { Stage: Stage.Person } item && item.IsComplete == (image.Outcome == Outcome.Refuse))
            enrolment.Enter(kind, image.Outcome != Outcome.Refuse, clock.GetUtcNow());
        return await db.Settle(work, cancel) is null;
    }
}
