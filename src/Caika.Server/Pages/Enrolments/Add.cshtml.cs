using Caika.Campaigns;
using Caika.Enrolments;
using Caika.Platform.Access;
using Caika.Server.Hosting;
using Microsoft.AspNetCore.Mvc;

namespace Caika.Server.Pages.Enrolments;

/// <summary>Adds one person to the roster by hand.</summary>
[Allows(Right.KeepRoster)]
internal sealed class AddModel(CampaignBook campaigns, AddPerson add) : CaikaPage
{
    [BindProperty]
    public string? FullName { get; set; }

    [BindProperty]
    public string IdDocumentType { get; set; } = "ResidentId";

    [BindProperty]
    public string? IdNumber { get; set; }

    [BindProperty]
    public string? StaffNo { get; set; }

    [BindProperty]
    public Guid Department { get; set; }

    [BindProperty]
    public string PersonnelStatus { get; set; } = "11";

    [BindProperty]
    public string? Mobile { get; set; }

    [BindProperty]
    public int[] Insurances { get; set; } = [];

    public CampaignInHand Hand { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync()
    {
        Insurances = [1, 2, 4, 8];
        return await Load() ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await Load())
            return NotFound();
        var insurances = Insurances.Aggregate(Caika.Campaigns.Insurances.None, (all, one) => all | (Caika.Campaigns.Insurances)(one & (int)Caika.Campaigns.Insurances.All));
        var outcome = await add.Run(Actor, Hand.Id, new NewPerson(FullName ?? "", IdDocumentType, IdNumber ?? "", StaffNo ?? "", Department, PersonnelStatus, insurances, Mobile ?? ""), Cancel);
        if (outcome.Refusal is { } refusal)
            return Show(refusal);
        Said = $"已添加 {FullName?.Trim()}。";
        return LocalRedirect($"/enrolments/{outcome.Value}");
    }

    private async Task<bool> Load()
    {
        if (await campaigns.TakeCurrent(Actor, Cancel) is not { } hand)
            return false;
        Hand = hand;
        return true;
    }
}
