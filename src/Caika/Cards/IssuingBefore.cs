using Caika.Campaigns;
using Caika.Platform.Data;
using Caika.Platform.Events;
using Microsoft.EntityFrameworkCore;

namespace Caika.Cards;

/// <summary>A campaign that closes while cards are on their way is in 制发卡中 already.</summary>
internal sealed class IssuingBefore(CaikaDb db) : IHandle<CampaignClosed>
{
    public async Task Handle(CampaignClosed happened, CancellationToken cancel)
    {
        if (await db.Set<Card>().AnyAsync(c => c.CampaignId == happened.Campaign.Id, cancel))
            db.MoveOn(happened.Campaign, CampaignStatus.Issuing);
    }
}
