using Caika.Enrolments;
using Caika.Platform;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Caika.Reviews;

/// <summary>What an action on a review hands back: the enrolment as it is now, so that the decision can be taken back.</summary>
/// <param name="Version">The enrolment's version after the decision; undoing needs exactly this one.</param>
/// <param name="Said">One sentence about what was done.</param>
internal sealed record Decided(Guid EnrolmentId, long Version, string Said);

/// <summary>What the actions on reviews share: telling the slower of two reviewers who was faster.</summary>
internal static class ReviewDesk
{
    /// <summary>A refusal that names who decided last and when; without a decision, that the data changed.</summary>
    internal static async Task<Refusal> Stale(this CaikaDb db, Guid enrolment, ItemKind? kind, CancellationToken cancel)
    {
        var last = await db.Set<ReviewDecision>().AsNoTracking().Where(d => d.EnrolmentId == enrolment && (kind == null || d.Kind == kind))
            .OrderByDescending(d => d.At).FirstOrDefaultAsync(cancel);
        return last is null ? Refusal.Stale : new Refusal(RefusalKind.Stale,
            $"{last.ActorName}已在 {ChineseDate.Moment(last.At)} {(last.Approved ? "通过" : "退回")}了“{last.Kind.Label()}”。您的这一次没有记下，请看最新内容。");
    }

    internal static ReviewDecision Decide(this CaikaDb db, Actor actor, Guid enrolment, ItemKind kind, Stage stage, bool approved, DateTimeOffset at, string? code = null, string? text = null)
    {
        var decision = new ReviewDecision
        {
            EnrolmentId = enrolment,
            Kind = kind,
            Stage = stage,
            Approved = approved,
            ReasonCode = code,
            ReasonText = text,
            ActorId = actor.Id,
            ActorName = actor.Name,
            At = at,
        };
        db.Add(decision);
        return decision;
    }
}
