using Caika.Campaigns;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.RulePacks;
using Microsoft.EntityFrameworkCore;
using Quartz;

namespace Caika.Cards;

/// <summary>Marks cards that are not in their owner's hands after the pack's production days (notice 三(二)4: about six months).</summary>
[DisallowConcurrentExecution]
internal sealed class FindLateCardsJob(CaikaDb db, TimeProvider clock) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await Run(cancellationToken);

    internal async Task<int> Run(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var late = 0;
        foreach (var campaign in await db.Set<Campaign>().AsNoTracking().Where(c => c.Status != CampaignStatus.Archived).Select(c => new { c.Id, c.RulePackText }).ToListAsync(cancel))
        {
            var before = now.AddDays(-RulePack.Parse(campaign.RulePackText).ProductionDays);
            var cards = await db.Set<Card>().Where(c => c.CampaignId == campaign.Id && c.LateSince == null && c.AcceptedAt < before && c.State < CardState.ReadyForPickup).ToListAsync(cancel);
            foreach (var card in cards)
            {
                card.LateSince = now;
                db.Record(Actor.System("定时任务"), "card.late", card.EnrolmentId);
            }
            late += cards.Count;
        }
        await db.SaveChangesAsync(cancel);
        return late;
    }
}
