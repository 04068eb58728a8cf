using System.Collections.Concurrent;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.Platform.PersonalData;
using Caika.RulePacks;
using Caika.Units;
using Microsoft.EntityFrameworkCore;

namespace Caika.Campaigns;

/// <summary>A campaign with what is needed to work in it: its keys and its rule pack.</summary>
internal sealed record CampaignInHand(Campaign Campaign, Unit Unit, CampaignKeys Keys, RulePack Pack)
{
    internal Guid Id => Campaign.Id;
}

/// <summary>Finds campaigns and opens their keys.</summary>
internal sealed class CampaignBook(CaikaDb db, KeyVault vault)
{
    // Parsed packs by their text: campaigns of a unit share one.
    private static readonly ConcurrentDictionary<string, RulePack> Packs = new();

    /// <summary>The erased campaign that was asked for last: the page says so instead of "not there". Only one the actor covers.</summary>
    internal Campaign? Erased { get; private set; }

    /// <summary>Null when it is not there, not in the actor's unit, or erased.</summary>
    internal async Task<CampaignInHand?> Take(Guid id, Actor actor, CancellationToken cancel)
    {
        var campaign = await db.Set<Campaign>().FindAsync([id], cancel);
        return campaign is not null && (actor.Covers(campaign.UnitId) || actor.Campaign == id) ? await Open(campaign, cancel) : null;
    }

    /// <summary>For the centre, whose work is with the packages of every unit; what it may see of the campaign, those say.</summary>
    internal async Task<CampaignInHand?> TakeForCentre(Guid id, Actor actor, CancellationToken cancel) =>
        actor.May(Right.AnswerForCentre) && await db.Set<Campaign>().FindAsync([id], cancel) is { } campaign ? await Open(campaign, cancel) : null;

    /// <summary>The unit's newest campaign that is not archived, a draft only when there is no other: what pages show unless another is named.</summary>
    internal async Task<CampaignInHand?> TakeCurrent(Actor actor, CancellationToken cancel)
    {
        var campaign = await db.Set<Campaign>()
            .Where(c => c.Status != CampaignStatus.Archived && (actor.Kind == ActorKind.System || c.UnitId == actor.Unit))
            .OrderBy(c => c.Status == CampaignStatus.Draft).ThenByDescending(c => c.OpensOn).FirstOrDefaultAsync(cancel);
        return campaign is null ? null : await Open(campaign, cancel);
    }

    private async Task<CampaignInHand?> Open(Campaign campaign, CancellationToken cancel)
    {
        // Before the vault is asked: it may still hold the key another process destroyed.
        if (campaign.IsErased)
        {
            Erased = campaign;
            return null;
        }
        var unit = await db.Set<Unit>().Include(u => u.Campuses).Include(u => u.Departments).AsSplitQuery().SingleAsync(u => u.Id == campaign.UnitId, cancel);
        return new(campaign, unit, vault.Open(campaign.Id, campaign.WrappedKey), Packs.GetOrAdd(campaign.RulePackText, RulePack.Parse));
    }
}
