using Caika.Campaigns;
using Caika.Enrolments;
using Caika.Platform;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Caika.Cards;

/// <summary>Who fetched a card for somebody else.</summary>
internal sealed record PickupAgent(string FullName, string IdNumber, string Mobile, string Relation);

/// <summary>Records that a card went into its owner's hand, or an agent's with name, number, phone and relation (领卡).</summary>
internal sealed class RecordPickup(CaikaDb db, CampaignBook campaigns, TimeProvider clock)
{
    internal async Task<Outcome<Card>> Run(Actor actor, Guid cardId, DateOnly on, PickupAgent? agent, CancellationToken cancel)
    {
        if (!actor.May(Right.HandOutCards))
            return Refusal.NotAllowed;
        await using var transaction = await db.BeginAsync(cancel);
        var card = await db.Set<Card>().SingleOrDefaultAsync(c => c.Id == cardId, cancel);
        if (card is null || await db.TakeEnrolment(actor, card.EnrolmentId, cancel) is not { } enrolment || await campaigns.Take(card.CampaignId, actor, cancel) is not { } hand)
            return Refusal.NotFound;
        if (card.State == CardState.Issued)
            return Refusal.Rule($"这张卡在 {ChineseDate.Day(ChinaTime.DayOf(card.StateAt))}已经领走了。");
        if (card.State is not (CardState.ReadyForPickup or CardState.UnitReceived or CardState.BranchReceived))
            return Refusal.Rule($"这张卡现在是“{card.State.Label()}”，还不能领。");
        var today = ChinaTime.Today(clock);
        if (on > today || on < ChinaTime.DayOf(card.AcceptedAt))
            return Refusal.Rule("领卡日期不对，请核对。");
        if (agent is not null && (agent.FullName.Trim().Length == 0 || agent.IdNumber.Trim().Length == 0 || agent.Mobile.Trim().Length == 0 || agent.Relation.Trim().Length == 0))
            return Refusal.Rule("代领要写齐代领人的姓名、证件号码、联系电话和与本人的关系。");

        var at = on == today ? clock.GetUtcNow() : ChinaTime.StartOf(on).AddHours(12);
        (card.State, card.StateAt, card.PickedUpAt, card.PickedUpByAgent) = (CardState.Issued, at, at, agent is not null);
        card.PickupAgent = agent is null ? null : hand.Keys.Seal(agent, card.Id);
        db.Add(new CardEvent { CardId = card.Id, State = CardState.Issued, At = at, Note = agent is null ? "本人签收" : "代领", Source = "人工登记", RecordedAt = clock.GetUtcNow() });
        db.Record(actor, "card.picked-up", enrolment.Id, agent is null ? "本人签收" : $"代领，关系：{agent.Relation}");
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return card;
    }
}
