using Caika.Campaigns;
using Caika.Confirmations;
using Caika.Confirmations.Printing;
using Caika.Enrolments;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.Server.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Caika.Server.Pages.Confirmations;

/// <summary>A person's own forms: which there are, what to do now, and what is printed on them.</summary>
[Allows(Right.OwnEnrolment)]
internal sealed class MineModel(CaikaDb db, CampaignBook campaigns, FormBoard board, FormFactsBook facts) : CaikaPage
{
    public CampaignInHand Hand { get; private set; } = null!;
    public Enrolment Enrolment { get; private set; } = null!;
    public IReadOnlyList<(FormKind Kind, Form? Form)> Forms { get; private set; } = [];
    public FormFacts Facts { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync()
    {
        if (Actor is not { Enrolment: { } id, Campaign: { } campaign } || await campaigns.Take(campaign, Actor, Cancel) is not { } hand)
            return NotFound();
        Hand = hand;
        Enrolment = await db.Visible(Actor).AsNoTracking().Include(e => e.Items).SingleAsync(e => e.Id == id, Cancel);
        var lines = await board.OfPerson(Actor, id, Cancel);
        Forms = [.. new[] { FormKind.InformationSheet, FormKind.ConfirmationForm }.Select(kind => (kind, lines.FirstOrDefault(l => l.Form.Kind == kind)?.Form))];
        Facts = await facts.Of(hand, Enrolment, FormKind.ConfirmationForm, Cancel);
        return Page();
    }
}
