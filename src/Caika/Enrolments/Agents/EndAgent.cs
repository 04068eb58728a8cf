using Caika.Campaigns;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.Platform.Events;
using Caika.Platform.PersonalData;

namespace Caika.Enrolments.Agents;

/// <summary>
/// Ends an agent, by the clerk or by the person: the slip is void at once, letters from the agent's mailbox count no more,
/// and what the agent entered stays. On papers that were handed over the agent goes on standing.
/// </summary>
internal sealed class EndAgent(CaikaDb db, CampaignBook campaigns, Events events, TimeProvider clock)
{
    internal async Task<Outcome<Nothing>> Run(Actor actor, Guid enrolmentId, CancellationToken cancel)
    {
        if (!actor.May(Right.OwnEnrolment) && !actor.May(Right.EditEnrolments))
            return Refusal.NotAllowed;
        await using var work = await db.JoinAsync(cancel);
        if (await db.TakeEnrolment(actor, enrolmentId, cancel) is not { } enrolment || await campaigns.Take(enrolment.CampaignId, actor, cancel) is not { } hand)
            return Refusal.NotFound;
        if (await db.AgentSlip(enrolmentId, cancel) is not { } slip)
            return Nothing.Value;

        slip.IsVoid = true;
        var data = hand.Keys.Open<PersonalData>(enrolment.Personal, enrolmentId);
        var handedOver = enrolment.HandOver != HandOver.None;
        enrolment.Personal = hand.Keys.Seal(data with { Agent = handedOver && data.Agent is { } agent ? agent with { Email = "" } : null }, enrolmentId);
        if (!handedOver)
        {
            enrolment.Revision++;
            enrolment.Touch(clock.GetUtcNow());
            await events.Raise(new ItemChanged(enrolment, ItemKind.Identity), cancel);
        }
        db.Record(actor, "agent.ended", enrolmentId, $"{Mask.Name(data.Agent?.FullName ?? "")}（{(actor.Kind == ActorKind.Person ? "本人结束" : "经办人结束")}）");
        return await db.Settle(work, cancel) is { } stale ? (Outcome<Nothing>)stale : Nothing.Value;
    }
}
