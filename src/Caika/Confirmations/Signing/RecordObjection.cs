using Caika.Confirmations.Printing;
using Caika.Enrolments;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.Reviews;

namespace Caika.Confirmations.Signing;

/// <summary>
/// The person says that something on the printed form is wrong: the form stands no longer and that item is opened again.
/// After the correction it is looked at by the office that recorded the objection, and the form is printed anew.
/// </summary>
internal sealed class RecordObjection(CaikaDb db, ReadForm read, ReturnItem returnItem, TimeProvider clock)
{
    private const int LongestText = 150;

    /// <param name="what">What the person says is wrong.</param>
    internal async Task<Outcome<FormInHand>> Run(Actor actor, Guid formId, ItemKind kind, string what, CancellationToken cancel)
    {
        if (!actor.May(Right.HandleForms))
            return Refusal.NotAllowed;
        await using var work = await db.JoinAsync(cancel);
        var found = await read.Run(actor, formId.ToString(), cancel);
        if (found.Refusal is { } notRead)
            return notRead;
        var (form, enrolment, _) = found.Value!;
        what = what.Trim();
        if (form.State is FormState.Voided or FormState.Objection)
            return Refusal.Rule(form.State == FormState.Voided ? "这份表已作废，不用登记异议。" : "这份表已经登记过异议。");
        if (!Enum.IsDefined(kind))
            return Refusal.Rule("请选哪一项有异议。");
        if (what.Length is 0 or > LongestText)
            return Refusal.Rule($"请写明哪里不对（最多 {LongestText} 个字）。");

        (form.State, form.Note) = (FormState.Objection, what);
        enrolment.SetPaper(form.Kind, PaperState.Objected, clock.GetUtcNow());
        // What the person says may hold personal data: the trail names the item only.
        db.Record(actor, "form.objected", enrolment.Id, $"{form.Kind.Label()} {form.FormNo}：{kind.Label()}");
        var by = actor.Kind == ActorKind.System || actor.MayReview(Stage.Unit) ? Stage.Unit : Stage.Department;
        var returned = await returnItem.Run(actor, enrolment.Id, kind, by, ReturnItem.Other, $"本人核对{form.Kind.Label()}时提出：{what}", cancel);
        if (returned.Refusal is { } refusal)
            return refusal;
        await work.CommitAsync(cancel);
        return found;
    }
}
