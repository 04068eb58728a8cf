using System.Linq.Expressions;
using Caika.Enrolments;

namespace Caika.Confirmations.Printing;

/// <summary>When a form may be printed.</summary>
internal static class FormReadiness
{
    /// <summary>
    /// The sheet when the person has confirmed the data (notice 三(二)1); the confirmation form when every item is settled:
    /// after the unit's review or the centre's check, as the campaign says (三(二)3).
    /// </summary>
    internal static Expression<Func<Enrolment, bool>> Of(FormKind kind)
    {
        var all = ItemKinds.All.Length;
        if (kind == FormKind.ConfirmationForm)
            return e => e.ExclusionReason == null && !e.ConsentWithdrawn && e.Items.Count(i => i.Stage == Stage.Settled) == all;
        var data = ItemKinds.Data;
        return e => e.ExclusionReason == null && !e.ConsentWithdrawn && e.ConfirmedAt != null && e.Items.Count(i => data.Contains(i.Kind) && i.Stage > Stage.Person) == data.Length;
    }

    /// <summary>Neither on paper nor signed: never printed, voided, or objected to.</summary>
    internal static Expression<Func<Enrolment, bool>> NotOnPaper(FormKind kind) => kind == FormKind.ConfirmationForm
        ? e => e.ConfirmationPaper == PaperState.None || e.ConfirmationPaper == PaperState.Objected
        : e => e.SheetPaper == PaperState.None || e.SheetPaper == PaperState.Objected;

    internal static PaperState PaperOf(this Enrolment enrolment, FormKind kind) =>
        kind == FormKind.ConfirmationForm ? enrolment.ConfirmationPaper : enrolment.SheetPaper;

    internal static void SetPaper(this Enrolment enrolment, FormKind kind, PaperState state, DateTimeOffset now) =>
        enrolment.SetPaper(kind == FormKind.ConfirmationForm, state, now);
}
