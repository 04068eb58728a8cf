using Caika.Accounts;
using Caika.Server.Hosting;
using Caika.Server.Pages.Accounts;
using Caika.Units;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Caika.Server.Pages.Units;

/// <summary>How a registration stands, by receipt number and secret, both posted. A returned one is corrected here; an approved one gets its first administrator.</summary>
[AllowAnonymous]
internal sealed class ReceiptModel(UnitReceipts receipts, CorrectUnit correct, OwnUnit own) : CaikaPage
{
    [BindProperty]
    public string? ReceiptNo { get; set; }

    [BindProperty]
    public string? Secret { get; set; }

    [BindProperty]
    public UnitInput Form { get; set; } = new();

    public Unit? Unit { get; private set; }
    public bool WantsAdministrator { get; private set; }
    public string? Link { get; private set; }

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync() => await Load() ?? Page();

    public async Task<IActionResult> OnPostAgainAsync(IFormFile? scan)
    {
        var wanted = Form;
        if (await Load() is { } refused)
            return refused;
        var outcome = await correct.HandInAgain(null, Unit!, wanted.ToForm(), await UnitScans.Read(scan, Cancel), Cancel);
        Form = wanted;
        if (outcome.Refusal is { } refusal)
            return Show(refusal);
        Said = "已重新提交，等省中心审核。";
        return Page();
    }

    public async Task<IActionResult> OnPostAdministratorAsync(string? userName, string? displayName)
    {
        if (await Load() is { } refused)
            return refused;
        var outcome = await own.FirstAdministrator(Unit!, userName?.Trim() ?? "", displayName?.Trim() ?? "", Cancel);
        if (outcome.Refusal is { } refusal)
            return Show(refusal);
        (Link, WantsAdministrator) = (OneTimeLink.Of(Request, outcome.Value!), false);
        return Page();
    }

    /// <summary>Null once the receipt was found.</summary>
    private async Task<IActionResult?> Load()
    {
        var found = await receipts.Find(ReceiptNo, Secret, Cancel);
        if (found.Refusal is { } refusal)
            return Show(refusal);
        (Unit, Form) = (found.Value!, UnitInput.Of(found.Value!));
        WantsAdministrator = await own.WantsAdministrator(Unit, Cancel);
        return null;
    }
}
