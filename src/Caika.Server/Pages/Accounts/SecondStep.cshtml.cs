using Caika.Accounts;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.Platform.Documents.Pdf;
using Caika.Server.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Caika.Server.Pages.Accounts;

/// <summary>Sets up the second step: scan, type one code, keep the spare codes. Nothing is stored before a code was right.</summary>
[Allows(Right.SetUpSecondStep, Right.SeeEnrolments, Right.MatchForBank, Right.AnswerForCentre, Right.ReadTrail, Right.ManageAccounts, Right.ManageUnit)]
internal sealed class SecondStepModel(CaikaDb db, SecondStep secondStep) : CaikaPage
{
    [BindProperty]
    public string Secret { get; set; } = "";

    [BindProperty]
    public string Code { get; set; } = "";

    public QrSymbol Symbol { get; private set; } = null!;
    public IReadOnlyList<string> SpareCodes { get; private set; } = [];
    public bool IsCompulsory => Actor.May(Right.SetUpSecondStep);

    [NeedsProof]
    public async Task OnGetAsync() => await Propose(null);

    [NeedsProof]
    public async Task<IActionResult> OnPostAsync()
    {
        var outcome = await secondStep.TurnOn(Actor, Secret ?? "", Code?.Trim() ?? "", Cancel);
        if (outcome.Refusal is { } refusal)
        {
            await Propose(Secret);
            return Show(refusal);
        }
        SpareCodes = outcome.Value!;
        return Page();
    }

    private async Task Propose(string? secret)
    {
        var account = await db.Set<Account>().AsNoTracking().SingleAsync(a => a.Id == Actor.Id, Cancel);
        var (made, address) = SecondStep.Propose(account, secret);
        ModelState.Clear();
        (Secret, Symbol) = (made, new QrSymbol(address));
    }
}
