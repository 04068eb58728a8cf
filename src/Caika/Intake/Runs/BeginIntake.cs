using Caika.Campaigns;
using Caika.Enrolments;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Caika.Intake.Runs;

/// <summary>Begins a taking-in, or goes on with the one the same sender has not ended: after a reload nothing begins anew.</summary>
internal sealed class BeginIntake(CaikaDb db, CampaignBook campaigns, TimeProvider clock)
{
    internal async Task<Outcome<IntakeRun>> Run(Actor actor, CancellationToken cancel)
    {
        if (!actor.May(Right.EditEnrolments))
            return Refusal.NotAllowed;
        if (await campaigns.TakeCurrent(actor, cancel) is not { } hand)
            return Refusal.NotFound;
        if (hand.Closed(clock) is { } closed)
            return closed;
        await using var work = await db.JoinAsync(cancel);
        var open = await db.Set<IntakeRun>().OrderByDescending(r => r.Number)
            .FirstOrDefaultAsync(r => r.CampaignId == hand.Id && r.SentById == actor.Id && r.Source == IntakeSource.Page && r.ClosedAt == null, cancel);
        if (open is not null)
            return open;
        var run = new IntakeRun
        {
            CampaignId = hand.Id,
            Number = await db.NextRunNumber(hand.Id, cancel),
            Source = IntakeSource.Page,
            SentById = actor.Id,
            SentBy = actor.Name,
            SentAt = clock.GetUtcNow(),
            WorkedAt = clock.GetUtcNow(),
            Scope = actor.Departments is { } departments ? string.Join(',', departments) : null,
        };
        db.Add(run);
        db.Record(actor, "intake.begun", run.Id, $"第 {run.Number} 次收件");
        return await db.Settle(work, cancel) is { } stale ? stale : run;
    }

    /// <summary>Everything was sent: what the sender drops next is another taking-in.</summary>
    internal async Task<Outcome<IntakeRun>> Close(Actor actor, Guid id, CancellationToken cancel)
    {
        await using var work = await db.JoinAsync(cancel);
        if (await db.Set<IntakeRun>().SingleOrDefaultAsync(r => r.Id == id && r.SentById == actor.Id, cancel) is not { } run || !actor.May(Right.EditEnrolments))
            return Refusal.NotFound;
        if (run.ClosedAt is null)
        {
            run.ClosedAt = clock.GetUtcNow();
            db.Record(actor, "intake.closed", run.Id, $"第 {run.Number} 次收件，{run.Pieces} 份");
        }
        return await db.Settle(work, cancel) is { } stale ? stale : run;
    }
}

internal static class IntakeRuns
{
    internal static async Task<int> NextRunNumber(this CaikaDb db, Guid campaign, CancellationToken cancel) =>
        (await db.Set<IntakeRun>().Where(r => r.CampaignId == campaign).MaxAsync(r => (int?)r.Number, cancel) ?? 0) + 1;

    /// <summary>The runs somebody may see: the whole unit's for the office, one's own for a clerk.</summary>
    internal static IQueryable<IntakeRun> VisibleRuns(this CaikaDb db, Actor actor, Guid campaign)
    {
        var runs = db.Set<IntakeRun>().AsNoTracking().Where(r => r.CampaignId == campaign);
        return actor.Departments is null ? runs : runs.Where(r => r.SentById == actor.Id);
    }

    /// <summary>A run the actor sent; null when it is not there or somebody else's.</summary>
    internal static async Task<IntakeRun?> VisibleOwn(this CaikaDb db, Actor actor, Guid id, CancellationToken cancel) =>
        actor.May(Right.EditEnrolments) ? await db.Set<IntakeRun>().AsNoTracking().SingleOrDefaultAsync(r => r.Id == id && r.SentById == actor.Id, cancel) : null;
}
