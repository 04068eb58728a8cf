using Caika.Campaigns;
using Caika.Platform.Access;
using Caika.Platform.Data;

namespace Caika.Enrolments.Agents;

/// <summary>A new slip for the same agent: the old one is lost, or its PIN forgotten.</summary>
internal sealed class RenewAgentSlip(CaikaDb db, CampaignBook campaigns, TimeProvider clock)
{
    internal async Task<Outcome<IssuedSlip>> Run(Actor actor, Guid enrolmentId, string reason, CancellationToken cancel)
    {
        if (!actor.May(Right.EditEnrolments))
            return Refusal.NotAllowed;
        await using var work = await db.JoinAsync(cancel);
        if (await db.TakeEnrolment(actor, enrolmentId, cancel) is not { } enrolment || await campaigns.Take(enrolment.CampaignId, actor, cancel) is not { } hand)
            return Refusal.NotFound;
        if (await db.AgentSlip(enrolmentId, cancel) is not { } old)
            return Refusal.Rule("现在没有代办人，请先指定。");
        if (string.IsNullOrWhiteSpace(reason))
            return Refusal.Rule("重新发放会作废代办人原来的登录条和密码，请写明原因。");

        old.IsVoid = true;
        var (slip, secret) = Slip.Make(hand, enrolmentId, SlipHolder.Agent, actor, reason.Trim(), clock.GetUtcNow(), old.EvidenceFileId);
        db.Add(slip);
        db.Record(actor, "agent.slip-renewed", enrolmentId, reason.Trim());
        if (await db.Settle(work, cancel) is { } stale)
            return stale;
        return new IssuedSlip(enrolmentId, enrolment.FullName, enrolment.Department!.Name, slip.SlipNo, secret);
    }
}
