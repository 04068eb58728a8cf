using Caika.Campaigns;
using Caika.Enrolments;
using Caika.Imaging.Findings;
using Caika.Platform;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.Platform.Files;
using Caika.RulePacks;
using Microsoft.EntityFrameworkCore;

namespace Caika.IdCards;

/// <summary>
/// Looks at a stored ID image once more, by today's rules and by what is on record today. Nothing is written where the findings
/// stay the same, so it may be broken off and run again.
/// </summary>
internal sealed class JudgeIdImageAgain(CaikaDb db, CampaignBook campaigns, FileVault files, InspectIdImage inspect, TimeProvider clock)
{
    /// <returns>Whether it has other findings now.</returns>
    internal async Task<bool> Run(Actor judge, Guid id, CancellationToken cancel)
    {
        if (await db.Set<IdImage>().AsNoTracking().SingleOrDefaultAsync(i => i.Id == id && i.IsCurrent, cancel) is not { } before)
            return false;
        var owner = (await db.ReadEnrolment(judge, before.EnrolmentId, cancel))!;
        if (owner.HandOver != HandOver.None || await campaigns.Take(owner.CampaignId, judge, cancel) is not { } hand)
            return false;
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
        var (kind, enrolment) = (IdImage.ItemOf(image.Side), (await db.TakeEnrolment(judge, image.EnrolmentId, cancel))!);
        if (enrolment.Item(kind) is { Stage: Stage.Person } item && item.IsComplete == (image.Outcome == Outcome.Refuse))
            enrolment.Enter(kind, image.Outcome != Outcome.Refuse, clock.GetUtcNow());
        return await db.Settle(work, cancel) is null;
    }
}
