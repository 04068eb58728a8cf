using Caika.Campaigns;
using Caika.Enrolments;
using Caika.Enrolments.Consents;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.Server.Hosting;
using Microsoft.AspNetCore.Mvc;

namespace Caika.Server.Pages.Enrolments;

/// <summary>Step 1: what is asked, each by itself, nothing ticked beforehand.</summary>
[Allows(Right.OwnEnrolment)]
internal sealed class ConsentModel(GiveConsents give, CaikaDb db, CampaignBook campaigns, PhoneFrame frame) : OwnPage(db, campaigns)
{
    [BindProperty]
    public List<ConsentKind> Kinds { get; set; } = [];

    public bool IsGiven(ConsentKind kind) => !MissingConsents.Contains(kind);

    public async Task<IActionResult> OnGetAsync()
    {
        frame.Step = PhoneStep.Consent;
        return await Load() ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        frame.Step = PhoneStep.Consent;
        if (!await Load())
            return NotFound();
        var outcome = await give.Run(Actor, OwnId, Kinds, Entry.ByPerson, Cancel);
        if (outcome.Refusal is { } refusal)
            return Show(refusal);
        await Load();
        return MissingConsents.Count == 0 ? LocalRedirect(Next)
            : Show(Refusal.Rule($"还差 {MissingConsents.Count} 项没有勾选。不同意也没关系，可以找经办人办理纸质登记。"));
    }
}
