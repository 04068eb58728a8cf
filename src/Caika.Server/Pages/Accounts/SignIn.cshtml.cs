using Caika.Accounts;
using Caika.Server.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Caika.Server.Pages.Accounts;

[AllowAnonymous]
internal sealed class SignInModel : CaikaPage
{
    [BindProperty]
    public string UserName { get; set; } = "";

    [BindProperty]
    public string Password { get; set; } = "";

    /// <summary>For accounts with a second step; empty otherwise.</summary>
    [BindProperty]
    public string? Code { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    /// <summary>Units register by themselves where the centre works in the same installation.</summary>
    public bool HasCentre { get; private set; }

    public async Task OnGetAsync([FromServices] CentreHere centre) => HasCentre = await centre.Ask(Cancel);

    public async Task<IActionResult> OnPostAsync([FromServices] SignIn signIn, [FromServices] CentreHere centre)
    {
        HasCentre = await centre.Ask(Cancel);
        var outcome = await signIn.Run(UserName?.Trim() ?? "", Password ?? "", Code, Cancel);
        if (outcome.Refusal is { } refusal)
            return Show(refusal);
        await HttpContext.SignInStaff(outcome.Value!);
        return Back();
    }

    /// <summary>Anybody may ask: it writes nothing, and says nothing about who has a passkey.</summary>
    public async Task<IActionResult> OnPostChallengeAsync([FromServices] PasskeyCeremony ceremony) => new JsonResult(await ceremony.AskToEnter(HttpContext));

    public async Task<IActionResult> OnPostPasskeyAsync(PasskeyAnswer answer, [FromServices] PasskeyCeremony ceremony, [FromServices] CentreHere centre)
    {
        HasCentre = await centre.Ask(Cancel);
        var outcome = await ceremony.Enter(HttpContext, answer);
        if (outcome.Refusal is { } refusal)
            return Show(refusal);
        await HttpContext.SignInStaff(outcome.Value.Account, outcome.Value.Passkey.Id);
        return Back();
    }

    private LocalRedirectResult Back() => Url.IsLocalUrl(ReturnUrl) ? LocalRedirect(ReturnUrl) : LocalRedirect("/");
}
