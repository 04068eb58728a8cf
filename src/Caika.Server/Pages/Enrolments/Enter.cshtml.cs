using Caika.Campaigns;
using Caika.Enrolments;
using Caika.Platform.Data;
using Caika.Server.Hosting;
using Caika.Units;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Caika.Server.Pages.Enrolments;

/// <summary>A person, or an agent, comes in by slip number and secret, later by slip number and PIN; also where the slip's QR code leads (/s).</summary>
[AllowAnonymous]
internal sealed class EnterModel(EnterBySlip enter, CaikaDb db, CampaignBook campaigns, PhoneFrame frame) : OwnPage(db, campaigns)
{
    [BindProperty(Name = "number")]
    public string? Number { get; set; }

    [BindProperty(Name = "secret")]
    public string? Secret { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    public DateOnly? Deadline { get; private set; }

    /// <summary>Somebody's sign-in ran out; what was typed is a draft.</summary>
    public bool RanOut => ReturnUrl is not null;

    public Task OnGetAsync() => Frame();

    public async Task<IActionResult> OnPostAsync()
    {
        await Frame();
        var outcome = await enter.Run(Number ?? "", Secret ?? "", Cancel);
        if (outcome.Refusal is { } refusal)
            return Show(refusal);
        var entry = outcome.Value!;
        await HttpContext.SignInPerson(entry);
        if (entry.NeedsPin)
            return LocalRedirect("/enrolments/pin");
        if (Url.IsLocalUrl(ReturnUrl))
            return LocalRedirect(ReturnUrl);
        return LocalRedirect(entry.IsAgent ? "/enrolments/agent" : "/enrolments/mine");
    }

    // With one unit in the house its name and number may stand here before anybody is known.
    private async Task Frame()
    {
        var units = await Db.Set<Unit>().AsNoTracking().Select(u => new { u.Id, u.Name, u.ContactPhone }).Take(2).ToListAsync(Cancel);
        if (units.Count != 1)
            return;
        (frame.Office, frame.Contact) = (units[0].Name, units[0].ContactPhone);
        Deadline = await Db.Set<Campaign>().Where(c => c.UnitId == units[0].Id && c.Status == CampaignStatus.Open)
            .OrderByDescending(c => c.OpensOn).Select(c => (DateOnly?)c.PersonDeadline).FirstOrDefaultAsync(Cancel);
    }
}
