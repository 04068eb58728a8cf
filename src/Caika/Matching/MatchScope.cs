using Caika.Campaigns;
using Caika.Platform.Access;
using Caika.Platform.Data;

namespace Caika.Matching;

/// <summary>Whose match lists one sees: HR all of the unit, the bank those of its campus.</summary>
internal static class MatchScope
{
    internal static IQueryable<MatchBatch> VisibleBatches(this CaikaDb db, Actor actor)
    {
        var batches = db.Set<MatchBatch>().Where(b => db.Set<Campaign>().Any(c => c.Id == b.CampaignId && c.UnitId == actor.Unit));
        return actor.Campuses is { } campuses ? batches.Where(b => campuses.Contains(b.CampusId)) : batches;
    }

    internal static bool Covers(Actor actor, MatchBatch batch) => actor.Campuses is null || actor.Campuses.Contains(batch.CampusId);
}
