using Caika.Campaigns;
using Caika.Confirmations;
using Caika.Confirmations.Printing;
using Caika.Confirmations.Screen;
using Caika.Confirmations.Signing;
using Caika.Enrolments;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.Server.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Caika.Server.Pages.Confirmations;

/// <summary>A person's own forms: which there are, what to do now, and what is printed on them.</summary>
[Allows(Right.OwnEnrolment)]
internal sealed class MineModel(CaikaDb db, CampaignBook campaigns, FormBoard board, FormFactsBook facts, ScreenWay screen, ObjectToField objectTo) : CaikaPage
{
    public CampaignInHand Hand { get; private set; } = null!;
    public Enrolment Enrolment { get; private set; } = null!;
    public IReadOnlyList<(FormKind Kind, Form? Form)> Forms { get; private set; } = [];
    /// <summary>Forms that may be signed here, or were.</summary>
    public HashSet<Guid> OnScreen { get; } = [];
    public FormFacts Facts { get; private set; } = null!;

    [BindProperty]
    public string? Field { get; set; }

    [BindProperty]
    public string? Remark { get; set; }

    /// <summary>The forms the person may still object to.</summary>
    public IEnumerable<Form> Standing => Forms.Select(f => f.Form).OfType<Form>().Where(f => f.State is FormState.Printed or FormState.SignedReturned);

    public async Task<IActionResult> OnGetAsync() => await Load() ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid form)
    {
        if (!await Load())
            return NotFound();
        var label = Field == "Photo" ? "照片" : Facts.Fields.FirstOrDefault(f => f.Key == Field)?.Label.Replace("\n", "", StringComparison.Ordinal) ?? "";
        var outcome = await objectTo.Run(Actor, form, Field ?? "", label, Remark ?? "", Cancel);
        if (outcome.Refusal is { } refusal)
            return Show(refusal);
        Said = $"已告诉经办人：“{label}”不对。原来的表作废，请改正这一项，改好后会重新打印请您签字。";
        return LocalRedirect("/confirmations/mine");
    }

    private async Task<bool> Load()
    {
        if (Actor is not { Enrolment: { } id, Campaign: { } campaign } || await campaigns.Take(campaign, Actor, Cancel) is not { } hand)
            return false;
        Hand = hand;
        Enrolment = await db.Visible(Actor).AsNoTracking().Include(e => e.Items).SingleAsync(e => e.Id == id, Cancel);
        var lines = await board.OfPerson(Actor, id, Cancel);
        Forms = [.. new[] { FormKind.InformationSheet, FormKind.ConfirmationForm }.Select(kind => (kind, lines.FirstOrDefault(l => l.Form.Kind == kind)?.Form))];
        foreach (var form in Forms.Select(f => f.Form).OfType<Form>())
        {
            if (form.SignatureRecordedBy == ScreenSignature.Recorder || (form.State == FormState.Printed && screen.Against(hand, Enrolment, hand.Keys.Open<PersonalData>(Enrolment.Personal, id)) is null))
                OnScreen.Add(form.Id);
        }
        Facts = await facts.Of(hand, Enrolment, FormKind.ConfirmationForm, Cancel);
        return true;
    }
}
