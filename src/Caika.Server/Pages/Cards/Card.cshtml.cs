using Caika.Campaigns;
using Caika.Cards;
using Caika.Enrolments;
using Caika.Platform;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.Platform.PersonalData;
using Caika.Server.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Caika.Server.Pages.Cards;

/// <summary>One card: its timeline, pick-up and activations.</summary>
[Allows(Right.HandOutCards, Right.TrackCards)]
internal sealed class CardModel(CaikaDb db, CampaignBook campaigns, RecordPickup pickup, RecordActivation activation, TimeProvider clock) : CaikaPage
{
    public Card Card { get; private set; } = null!;
    public Enrolment Enrolment { get; private set; } = null!;
    public DateOnly Today => ChinaTime.Today(clock);
    public string MaskedCardNo { get; private set; } = "";
    public IReadOnlyList<CardEvent> Events { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid id) => await Load(id) ? Page() : NotFound();

    public async Task<IActionResult> OnPostPickupAsync(Guid id, DateOnly? on, bool byAgent, string? agentName, string? agentIdNumber, string? agentMobile, string? agentRelation)
    {
        if (!await Load(id))
            return NotFound();
        if (on is null)
            return Show(Refusal.Rule("请填写领卡日期。"));
        var agent = byAgent ? new PickupAgent(agentName ?? "", agentIdNumber ?? "", agentMobile ?? "", agentRelation ?? "") : null;
        return Done(await pickup.Run(Actor, id, on.Value, agent, Cancel), "已登记领卡。", id);
    }

    public async Task<IActionResult> OnPostActivateAsync(Guid id, Activation which) => await Load(id)
        ? Done(await activation.Run(Actor, id, which, Cancel), which == Activation.Social ? "已登记社保功能启用。" : "已登记金融功能激活。", id)
        : NotFound();

    private IActionResult Done(Outcome<Card> outcome, string said, Guid id)
    {
        if (outcome.Refusal is { } refusal)
            return Show(refusal);
        Said = said;
        return LocalRedirect($"/cards/{id}");
    }

    private async Task<bool> Load(Guid id)
    {
        var card = await db.Set<Card>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, Cancel);
        if (card is null || await db.Visible(Actor).AsNoTracking().Include(e => e.Department).SingleOrDefaultAsync(e => e.Id == card.EnrolmentId, Cancel) is not { } enrolment
            || await campaigns.Take(card.CampaignId, Actor, Cancel) is not { } hand)
            return false;
        (Card, Enrolment) = (card, enrolment);
        MaskedCardNo = card.CardNo is { } no ? Mask.CardNo(hand.Keys.Open<string>(no, card.Id)) : "还没有";
        Events = await db.Set<CardEvent>().AsNoTracking().Where(e => e.CardId == id).OrderBy(e => e.At).ToListAsync(Cancel);
        return true;
    }
}
