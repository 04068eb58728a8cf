using Caika.Confirmations.Printing;
using Caika.Enrolments;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Caika.Confirmations.Screen;

/// <summary>A clerk has asked the people whose signatures were flagged: genuine, or signed by somebody else and void (notice 四2).</summary>
internal sealed class SettleScreenSignature(CaikaDb db, TimeProvider clock)
{
    internal async Task<Outcome<Form>> Run(Actor actor, Guid formId, bool genuine, CancellationToken cancel)
    {
        if (!actor.May(Right.HandleForms))
            return Refusal.NotAllowed;
        await using var work = await db.JoinAsync(cancel);
        if (await db.Set<ScreenSignature>().SingleOrDefaultAsync(s => s.FormId == formId && s.Flagged && s.SettledAt == null, cancel) is not { } signature
            || await db.TakeEnrolment(actor, signature.EnrolmentId, cancel) is not { } enrolment || await db.Set<Form>().FindAsync([formId], cancel) is not { } form)
            return Refusal.NotFound;
        var now = clock.GetUtcNow();
        (signature.SettledBy, signature.SettledAt) = (actor.Name, now);
        if (!genuine && form.IsSigned)
        {
            form.Void("不是本人签的");
            enrolment.SetPaper(form.Kind, PaperState.None, now);
            db.Record(actor, "form.voided", enrolment.Id, $"{form.Kind.Label()} {form.FormNo}：屏幕签字不是本人签的");
        }
        db.Record(actor, "form.device-settled", enrolment.Id, genuine ? "核实是本人签的" : "不是本人签的");
        if (!await db.TrySaveAsync(cancel))
            return Refusal.Stale;
        await work.CommitAsync(cancel);
        return form;
    }
}
