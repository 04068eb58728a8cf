using Caika.Enrolments;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Caika.Confirmations.HandIns;

/// <summary>Notes that the paper of a voided form was got back.</summary>
internal sealed class TakeBackForms(CaikaDb db, TimeProvider clock)
{
    internal async Task<Outcome<int>> Run(Actor actor, IReadOnlyCollection<Guid> forms, CancellationToken cancel)
    {
        if (!actor.May(Right.HandleForms))
            return Refusal.NotAllowed;
        await using var work = await db.JoinAsync(cancel);
        var found = await db.Set<Form>().Where(f => forms.Contains(f.Id) && f.TakenBackAt == null && (f.State == FormState.Voided || f.State == FormState.Objection) && db.Visible(actor).Any(e => e.Id == f.EnrolmentId)).ToListAsync(cancel);
        foreach (var form in found)
        {
            form.TakenBackAt = clock.GetUtcNow();
            db.Record(actor, "form.taken-back", form.EnrolmentId, $"{form.Kind.Label()} {form.FormNo}：作废的纸质表已收回");
        }
        await db.SaveChangesAsync(cancel);
        await work.CommitAsync(cancel);
        return found.Count;
    }
}
