using Caika.Campaigns;
using Caika.Enrolments.Roster;
using Caika.Platform.Access;
using Caika.Platform.Data;

namespace Caika.Enrolments;

/// <summary>Keeps a person out of the collection, with a reason; nothing that was entered is lost.</summary>
internal sealed class ExcludePerson(CaikaDb db, CampaignBook campaigns, TimeProvider clock)
{
    internal async Task<Outcome<Nothing>> Run(Actor actor, Guid enrolmentId, long version, ExclusionReason reason, string note, CancellationToken cancel)
    {
        if (!actor.May(Right.KeepRoster))
            return Refusal.NotAllowed;
        await using var transaction = await db.JoinAsync(cancel);
        var enrolment = await db.TakeEnrolment(actor, enrolmentId, cancel);
        if (enrolment is null || await campaigns.Take(enrolment.CampaignId, actor, cancel) is not { } hand)
            return Refusal.NotFound;
        if (enrolment.Version != version || enrolment.ExclusionReason is not null)
            return Refusal.Stale;
        if (!Enum.IsDefined(reason))
            return Refusal.Rule("请选择不纳入的原因。");
        if (string.IsNullOrWhiteSpace(note))
            return Refusal.Rule("请写明依据，比如“本人电话告知，已查社保卡状态”。");
        if (enrolment.HandOver != HandOver.None)
            return Refusal.Rule("这个人的材料已经上报，不能再移出。请先由省中心退回。");
        if (hand.WhenClosed(clock) is { } closed)
            return closed;

        enrolment.Exclude(reason, note.Trim(), clock.GetUtcNow());
        db.Record(actor, "enrolment.excluded", enrolmentId, $"{reason.Label()}：{note.Trim()}");
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return Nothing.Value;
    }
}
