using Caika.Server.Hosting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Caika.Server.Pages.Accounts;

/// <summary>Ends both kinds of sign-in.</summary>
[AllowAnonymous]
internal sealed class SignOutModel : CaikaPage
{
    public IActionResult OnGet() => LocalRedirect("/");

    public async Task<IActionResult> OnPostAsync()
    {
        var wasPerson = (await HttpContext.AuthenticateAsync(SignInCookies.Person)).Succeeded;
        await HttpContext.SignOutAsync(SignInCookies.Staff);
        await HttpContext.SignOutAsync(SignInCookies.Person);
        Response.Headers["Clear-Site-Data"] = "\"storage\"";
        return LocalRedirect(wasPerson ? "/enrolments/enter" : "/accounts/sign-in");
    }
}
