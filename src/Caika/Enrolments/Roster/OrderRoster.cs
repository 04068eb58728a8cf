using Caika.Campaigns;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.Platform.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Caika.Enrolments.Roster;

/// <summary>Says yes to what a judged list would change. Saying it twice is the same as once.</summary>
internal sealed class OrderRoster(CaikaDb db, CampaignBook campaigns, JobQueue jobs, TimeProvider clock)
{
    internal async Task<Outcome<Nothing>> Run(Actor actor, Guid importId, CancellationToken cancel)
    {
        if (!actor.May(Right.KeepRoster))
            return Refusal.NotAllowed;
        await using var transaction = await db.JoinAsync(cancel);
        var import = await db.Set<RosterImport>().SingleOrDefaultAsync(i => i.Id == importId, cancel);
        if (import is null || await campaigns.Take(import.CampaignId, actor, cancel) is not { } hand)
            return Refusal.NotFound;
        if (import.Status is RosterImportStatus.Ordered or RosterImportStatus.Committed)
            return Nothing.Value;
        if (hand.WhenClosed(clock) is { } closed)
            return closed;
        if (import.Status != RosterImportStatus.Judged)
            return Refusal.Rule("这份名单还不能导入，请先看比对结果。");

        import.Status = RosterImportStatus.Ordered;
        db.Record(actor, "roster.ordered", importId);
        await db.SaveChangesAsync(cancel);
        await jobs.Enqueue<CommitRosterJob>(db, importId, cancel);
        await transaction.CommitAsync(cancel);
        return Nothing.Value;
    }
}
