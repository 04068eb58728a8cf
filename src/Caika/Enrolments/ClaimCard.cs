using Caika.Enrolments.Agents;
using Caika.Platform.Access;
using Caika.Platform.Data;

namespace Caika.Enrolments;

/// <summary>我已有卡: the person says so, or takes it back; HR decides whether to exclude (notice 一).</summary>
internal sealed class ClaimCard(CaikaDb db)
{
    internal async Task<Outcome<Nothing>> Run(Actor actor, Guid enrolmentId, bool hasCard, CancellationToken cancel)
    {
        if (!actor.MayEnter())
            return Refusal.NotAllowed;
        if (actor.OnlyByPerson(OwnDeed.ClaimCard) is { } own)
            return own;
        await using var work = await db.JoinAsync(cancel);
        if (await db.TakeEnrolment(actor, enrolmentId, cancel) is not { } enrolment)
            return Refusal.NotFound;
        if (enrolment.HandOver != HandOver.None)
            return Refusal.Rule("您的材料已经上报，请直接联系经办人。");
        if (enrolment.ClaimsCard == hasCard)
            return Nothing.Value;

        enrolment.ClaimsCard = hasCard;
        db.Record(actor, hasCard ? "card.claimed" : "card.claim-withdrawn", enrolmentId, actor.Channel());
        return await db.Settle(work, cancel) is { } stale ? (Outcome<Nothing>)stale : Nothing.Value;
    }
}
