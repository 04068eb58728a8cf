using Caika.Campaigns;
using Caika.Enrolments.Agents;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Caika.Enrolments.Consents;

/// <summary>
/// Takes a consent back; always possible, and what was done before stays lawful (个人信息保护法 §15). Until it is given again
/// nobody reviews, prints or hands over.
/// </summary>
internal sealed class WithdrawConsent(CaikaDb db, CampaignBook campaigns, TimeProvider clock)
{
    internal async Task<Outcome<Nothing>> Run(Actor actor, Guid enrolmentId, ConsentKind kind, CancellationToken cancel)
    {
        if (!actor.MayEnter())
            return Refusal.NotAllowed;
        if (actor.OnlyByPerson(OwnDeed.Withdraw) is { } own)
            return own;
        await using var work = await db.JoinAsync(cancel);
        if (await db.TakeEnrolment(actor, enrolmentId, cancel) is not { } enrolment || await campaigns.Take(enrolment.CampaignId, actor, cancel) is not { } hand)
            return Refusal.NotFound;
        var given = await db.Set<Consent>().Where(c => c.EnrolmentId == enrolmentId && c.Kind == kind && c.WithdrawnAt == null).ToListAsync(cancel);
        if (given.Count == 0)
            return Nothing.Value;
        foreach (var consent in given)
            consent.WithdrawnAt = clock.GetUtcNow();
        // The consent to sign on the screen is given with each signature and stands in no pack.
        if (hand.Pack.Text(kind) is not null)
            enrolment.SetConsent(withdrawn: true, clock.GetUtcNow());
        db.Record(actor, "consent.withdrawn", enrolmentId, $"{hand.Pack.Text(kind)?.Title ?? kind.ToString()}（{actor.Channel()}）");
        return await db.Settle(work, cancel) is { } stale ? (Outcome<Nothing>)stale : Nothing.Value;
    }
}
