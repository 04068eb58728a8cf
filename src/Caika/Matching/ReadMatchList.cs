using Caika.Campaigns;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.Platform.Files;
using Microsoft.EntityFrameworkCore;

namespace Caika.Matching;

/// <summary>Hands a match list out; full numbers leave, so it stands in the trail.</summary>
internal sealed class ReadMatchList(CaikaDb db, CampaignBook campaigns, FileVault files)
{
    internal async Task<Outcome<(string Name, byte[] Bytes)>> Run(Actor actor, Guid batchId, CancellationToken cancel)
    {
        if (!actor.May(Right.Match) && !actor.May(Right.MatchForBank))
            return Refusal.NotAllowed;
        var batch = await db.VisibleBatches(actor).SingleOrDefaultAsync(b => b.Id == batchId, cancel);
        if (batch is null || await campaigns.Take(batch.CampaignId, actor, cancel) is not { } hand)
            return Refusal.NotFound;
        db.Record(actor, "match.list-opened", batch.Id, $"第 {batch.Number} 批");
        await db.SaveChangesAsync(cancel);
        var file = await db.Set<StoredFile>().SingleAsync(f => f.Id == batch.ListFileId, cancel);
        return ($"比对名单_{batch.Number:00}.xlsx", await files.Read(file, hand.Keys, cancel));
    }
}
