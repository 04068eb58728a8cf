using Caika.Enrolments;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Caika.Reviews;

/// <summary>Takes one's own last decision on a person back, as long as nobody has acted after it.</summary>
internal sealed class UndoDecision(CaikaDb db, TimeProvider clock)
{
    // The toast stands ten seconds; a slow network may need more.
    private static readonly TimeSpan Within = TimeSpan.FromMinutes(1);

    /// <param name="version">What <see cref="Decided.Version"/> said.</param>
    internal async Task<Outcome<Decided>> Run(Actor actor, Guid enrolmentId, long version, CancellationToken cancel)
    {
        if (ReviewStage.Of(actor) is null)
            return Refusal.NotAllowed;
        await using var work = await db.JoinAsync(cancel);
        if (await db.TakeEnrolment(actor, enrolmentId, cancel) is not { } enrolment)
            return Refusal.NotFound;
        var last = await db.Set<ReviewDecision>().Where(d => d.EnrolmentId == enrolmentId).OrderByDescending(d => d.At).Take(ItemKinds.All.Length).ToListAsync(cancel);
        if (last.Count == 0 || enrolment.Version != version || last[0].ActorId != actor.Id || !actor.MayReview(last[0].Stage))
            return await db.Stale(enrolmentId, null, cancel);
        var now = clock.GetUtcNow();
        if (now - last[0].At > Within)
            return Refusal.Rule("已经过了可以撤销的时间。要改，请等它再回到审核，或联系本人。");

        // Items passed together were decided at the same moment.
        var together = last.Where(d => d.At == last[0].At && d.ActorId == actor.Id).ToList();
        foreach (var decision in together)
        {
            enrolment.TakeBack(decision.Kind, decision.Stage, now);
            db.Remove(decision);
            db.Record(actor, "item.decision-undone", enrolmentId, $"{(decision.Approved ? "通过" : "退回")}：{decision.Kind.Label()}");
        }
        if (!await db.TrySaveAsync(cancel))
            return await db.Stale(enrolmentId, null, cancel);
        await work.CommitAsync(cancel);
        return new Decided(enrolmentId, enrolment.Version, "已撤销，重新等待审核");
    }
}
