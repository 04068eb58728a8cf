using Caika.Campaigns;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Caika.Enrolments.Roster;

/// <summary>Lets a list go that was not ordered yet; nothing was written by it.</summary>
internal sealed class CancelRoster(CaikaDb db, CampaignBook campaigns)
{
    internal async Task<Outcome<Nothing>> Run(Actor actor, Guid importId, CancellationToken cancel)
    {
        if (!actor.May(Right.KeepRoster))
            return Refusal.NotAllowed;
        await using var transaction = await db.JoinAsync(cancel);
        var import = await db.Set<RosterImport>().SingleOrDefaultAsync(i => i.Id == importId, cancel);
        if (import is null || await campaigns.Take(import.CampaignId, actor, cancel) is null)
            return Refusal.NotFound;
        if (import.Status is RosterImportStatus.Ordered or RosterImportStatus.Committed)
            return Refusal.Rule("这份名单已经开始导入，不能再撤下。");
        import.Status = RosterImportStatus.Cancelled;
        db.Record(actor, "roster.cancelled", importId);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return Nothing.Value;
    }
}
