using Caika.Campaigns;
using Caika.Enrolments.Roster;
using Caika.Platform.Access;
using Caika.Platform.Data;

namespace Caika.Enrolments;

/// <summary>
/// Takes a person in again, or answers 我已有卡 with "no, go on": either way the claim is settled and the person continues
/// where he or she stood.
/// </summary>
internal sealed class IncludePerson(CaikaDb db, CampaignBook campaigns, TimeProvider clock)
{
    internal async Task<Outcome<Nothing>> Run(Actor actor, Guid enrolmentId, long version, string note, CancellationToken cancel)
    {
        if (!actor.May(Right.KeepRoster))
            return Refusal.NotAllowed;
        await using var transaction = await db.JoinAsync(cancel);
        var enrolment = await db.TakeEnrolment(actor, enrolmentId, cancel);
        if (enrolment is null || await campaigns.Take(enrolment.CampaignId, actor, cancel) is not { } hand)
            return Refusal.NotFound;
        if (enrolment.Version != version || (enrolment.ExclusionReason is null && !enrolment.ClaimsCard))
            return Refusal.Stale;
        if (string.IsNullOrWhiteSpace(note))
            return Refusal.Rule("请写明为什么要采集。");
        if (hand.WhenClosed(clock) is { } closed)
            return closed;

        enrolment.Include(clock.GetUtcNow());
        db.Record(actor, "enrolment.included", enrolmentId, note.Trim());
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return Nothing.Value;
    }
}
