using Caika.Accounts;
using Caika.Server.Hosting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Caika.Server.Pages.Accounts;

/// <summary>Ends both kinds of sign-in.</summary>
[AllowAnonymous]
internal sealed class SignOutModel(Sessions sessions) : CaikaPage
{
    public IActionResult OnGet() => LocalRedirect("/");

    public async Task<IActionResult> OnPostAsync()
    {
        var wasPerson = (await HttpContext.AuthenticateAsync(SignInCookies.Person)).Succeeded;
        // The cookie alone must not be worth anything any more, should somebody have copied it.
        if ((await HttpContext.AuthenticateAsync(SignInCookies.Staff)).Succeeded && HttpContext.Session() is { } session)
            _ = await sessions.End(Actor, session.Id, Cancel);
        await HttpContext.SignOutAsync(SignInCookies.Staff);
        await HttpContext.SignOutAsync(SignInCookies.Person);
        Response.Headers["Clear-Site-Data"] = "\"storage\"";
        return LocalRedirect(wasPerson ? "/enrolments/enter" : "/accounts/sign-in");
    }
}
