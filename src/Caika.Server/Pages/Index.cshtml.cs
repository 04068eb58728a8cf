using Caika.Platform.Access;
using Caika.Server.Hosting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Caika.Server.Pages;

/// <summary>The front door: everybody goes to where their work is.</summary>
[AllowAnonymous]
internal sealed class IndexModel : CaikaPage
{
    public async Task<IActionResult> OnGetAsync()
    {
        if ((await HttpContext.AuthenticateAsync(SignInCookies.Staff)).Succeeded)
            return LocalRedirect(DeskNav.Home(Actor));
        return (await HttpContext.AuthenticateAsync(SignInCookies.Person)).Succeeded ? LocalRedirect(PhoneWay.Home(Actor)) : Page();
    }
}
