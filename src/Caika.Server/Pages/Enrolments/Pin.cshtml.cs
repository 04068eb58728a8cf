using System.Security.Claims;
using Caika.Campaigns;
using Caika.Enrolments;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.Server.Hosting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;

namespace Caika.Server.Pages.Enrolments;

/// <summary>First use of a slip: is this you? Then a PIN of one's own, and the secret on paper is dead.</summary>
[Allows(Right.SetPin)]
internal sealed class PinModel(EnterBySlip enter, CaikaDb db, CampaignBook campaigns) : OwnPage(db, campaigns)
{
    /// <summary>Whose slip it is, when it is an agent's.</summary>
    public Agent? Named => IsAgent ? Hand.Keys.Open<PersonalData>(Enrolment.Personal, Enrolment.Id).Agent : null;

    [BindProperty]
    public string? Pin { get; set; }

    [BindProperty]
    public string? Again { get; set; }

    public async Task<IActionResult> OnGetAsync() => await Load() ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await Load())
            return NotFound();
        if (Pin?.Trim() != Again?.Trim())
            return Show(Refusal.Rule("两次输入的密码不一样，请再输一次。"));
        var slip = Guid.Parse((await HttpContext.AuthenticateAsync(SignInCookies.Person)).Principal!.FindFirstValue(ClaimTypes.NameIdentifier)!);
        var outcome = await enter.SetPin(slip, Pin?.Trim() ?? "", Cancel);
        if (outcome.Refusal is { } refusal)
            return Show(refusal);
        await HttpContext.SignInPerson(outcome.Value!);
        return LocalRedirect(Next);
    }
}
