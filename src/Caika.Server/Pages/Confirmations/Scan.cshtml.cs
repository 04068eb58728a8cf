using Caika.Campaigns;
using Caika.Confirmations.Scanning;
using Caika.Platform.Access;
using Caika.Server.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Caika.Server.Pages.Confirmations;

/// <summary>One stack, page by page.</summary>
[Allows(Right.HandleForms)]
internal sealed class ScanModel(CampaignBook campaigns, ScanDesk desk) : CaikaPage
{
    [FromRoute]
    public Guid Id { get; set; }
    public ScanStack Stack { get; private set; } = null!;
    public IReadOnlyList<ScanLine> Lines { get; private set; } = [];

    public int Count(ScanOutcome outcome) => Lines.Count(l => l.Page.Outcome == outcome);

    public async Task<IActionResult> OnGetAsync()
    {
        if (await campaigns.TakeCurrent(Actor, Cancel) is not { } hand || await desk.Stacks(Actor, hand.Id).SingleOrDefaultAsync(s => s.Id == Id, Cancel) is not { } stack)
            return NotFound();
        (Stack, Lines) = (stack, await desk.Of(Actor, Id, Cancel));
        // Until the job is through, the browser asks again by itself.
        if (stack.DoneAt is null)
            Response.Headers["Refresh"] = "2";
        return Page();
    }
}
