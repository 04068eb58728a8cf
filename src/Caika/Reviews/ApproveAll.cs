using Caika.Campaigns;
using Caika.Enrolments;
using Caika.Platform.Access;
using Caika.Platform.Data;

namespace Caika.Reviews;

/// <summary>Passes everything of one person that waits at a stage.</summary>
internal sealed class ApproveAll(CaikaDb db, CampaignBook campaigns, TimeProvider clock)
{
    /// <param name="version">The enrolment's version the reviewer has looked at.</param>
    internal async Task<Outcome<Decided>> Run(Actor actor, Guid enrolmentId, Stage stage, long version, CancellationToken cancel)
    {
        if (!actor.MayReview(stage))
            return Refusal.NotAllowed;
        await using var work = await db.JoinAsync(cancel);
        if (await db.TakeEnrolment(actor, enrolmentId, cancel) is not { } enrolment
            || await campaigns.Take(enrolment.CampaignId, actor, cancel) is not { } hand)
        {
            return Refusal.NotFound;
        }
        var waiting = enrolment.Items.Where(i => i.Stage == stage).Select(i => i.Kind).Order().ToList();
        if (enrolment.Version != version || waiting.Count == 0)
            return await db.Stale(enrolmentId, null, cancel);
        if (enrolment.ExclusionReason is not null)
            return Refusal.Rule("这个人已经不纳入采集，不用审核。");
        if (enrolment.ConsentWithdrawn)
            return Refusal.Rule("本人撤回了同意，重新同意以前不能审核。");

        var now = clock.GetUtcNow();
        foreach (var kind in waiting)
        {
            enrolment.Approve(kind, stage, hand.Campaign.PrintAfter, now);
            db.Decide(actor, enrolmentId, kind, stage, approved: true, now);
            db.Record(actor, "item.approved", enrolmentId, $"{stage.Label()}审核：{kind.Label()}");
        }
        if (!await db.TrySaveAsync(cancel))
            return await db.Stale(enrolmentId, null, cancel);
        await work.CommitAsync(cancel);
        return new Decided(enrolmentId, enrolment.Version, $"{enrolment.FullName}的 {waiting.Count} 项已通过");
    }
}
