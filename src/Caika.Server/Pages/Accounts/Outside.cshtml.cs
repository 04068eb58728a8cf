using System.Security.Claims;
using System.Security.Cryptography;
using Caika.Accounts;
using Caika.Platform.Access;
using Caika.Server.Hosting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;

namespace Caika.Server.Pages.Accounts;

/// <summary>Signs staff in by the organisation's own sign-in: away to the provider, and back.</summary>
[AllowAnonymous]
internal sealed class OutsideModel(OutsideSignIn outside, SignInFromOutside signIn, IDataProtectionProvider protection) : CaikaPage
{
    private const string StateCookie = "caika.cas";
    private readonly ITimeLimitedDataProtector _state = protection.CreateProtector("cas-state").ToTimeLimitedDataProtector();

    /// <summary>Back from the provider by OpenID Connect, or with a failure.</summary>
    public async Task<IActionResult> OnGetAsync(bool failed)
    {
        if (outside is { Oidc: null, Cas: null })
            return NotFound();
        if (failed || outside.Oidc is null)
            return Show(Refusal.Rule("统一身份认证没有通过，请再试一次，或用密码登录。"));
        var came = await HttpContext.AuthenticateAsync(OutsideSignIn.Scheme);
        await HttpContext.SignOutAsync(OutsideSignIn.Scheme);
        return came.Principal?.FindFirstValue("key") is { } key ? await Enter("oidc", key, came.Principal.FindFirstValue("name") ?? "") : LocalRedirect("/accounts/sign-in");
    }

    /// <summary>By a link, not a form: the policy of our pages lets no form lead to another host.</summary>
    public IActionResult OnGetOidc() =>
        outside.Oidc is null ? NotFound() : Challenge(new AuthenticationProperties { RedirectUri = "/accounts/outside" }, OutsideSignIn.Oidc_);

    /// <summary>Away to CAS. It has no state of its own: a cookie ties the way back to this browser.</summary>
    public IActionResult OnGetToCas()
    {
        if (outside.Cas is not { } cas)
            return NotFound();
        var state = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
        Response.Cookies.Append(StateCookie, _state.Protect(state, TimeSpan.FromMinutes(10)), new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = Request.IsHttps });
        return Redirect(CasTickets.LoginUrl(cas, Service(state)));
    }

    public async Task<IActionResult> OnGetCasAsync(string? ticket, string? state)
    {
        if (outside.Cas is not { } cas)
            return NotFound();
        var expected = Request.Cookies[StateCookie];
        Response.Cookies.Delete(StateCookie);
        if (string.IsNullOrEmpty(ticket) || ticket.Length > 300 || !Matches(expected, state))
            return Show(Refusal.Rule("登录没有接上，请重新点一次“统一身份认证”。"));
        try
        {
            return await CasTickets.UserOf(cas, Service(state!), ticket, Cancel) is { } user
                ? await Enter("cas", user, user) : Show(Refusal.Rule("统一身份认证没有通过，请再试一次，或用密码登录。"));
        }
        catch (Exception down) when (down is HttpRequestException or TaskCanceledException && !Cancel.IsCancellationRequested)
        {
            return Show(Refusal.Rule("统一身份认证的服务器没有应答，请过一会儿再试，或用密码登录。"));
        }
    }

    private bool Matches(string? sealedState, string? state)
    {
        try
        {
            return sealedState is not null && state is not null && CryptographicOperations.FixedTimeEquals(
                System.Text.Encoding.ASCII.GetBytes(_state.Unprotect(sealedState)), System.Text.Encoding.ASCII.GetBytes(state));
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private string Service(string state) => $"{Request.Scheme}://{Request.Host}/accounts/outside?handler=Cas&state={state}";

    private async Task<IActionResult> Enter(string provider, string key, string name)
    {
        var outcome = await signIn.Run(provider, key, name, Cancel);
        if (outcome.Refusal is { } refusal)
            return Show(refusal);
        await HttpContext.SignInStaff(outcome.Value!);
        return LocalRedirect("/");
    }
}
