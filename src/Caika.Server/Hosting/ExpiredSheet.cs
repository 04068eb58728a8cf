using System.Security.Claims;
using Caika.Enrolments;
using Caika.Enrolments.Sheets;
using Caika.Server.Pages.Enrolments;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Caika.Server.Hosting;

/// <summary>
/// Somebody sent the information sheet after the sign-in had run out: what was typed becomes a draft of that same person
/// before the way leads to the sign-in. The old ticket, still signed by this server, says who; nothing is read by it.
/// </summary>
internal static class ExpiredSheet
{
    private const string Path = "/enrolments/sheet";
    private static readonly TimeSpan Grace = TimeSpan.FromHours(12);

    internal static async Task Keep(RedirectContext<CookieAuthenticationOptions> context)
    {
        var http = context.HttpContext;
        if (context.Scheme.Name != SignInCookies.Person || !HttpMethods.IsPost(http.Request.Method) || http.Request.Path != Path || !http.Request.HasFormContentType)
            return;
        if (Ticket(context) is not { } ticket || !Guid.TryParse(ticket.Principal.FindFirstValue(ClaimTypes.NameIdentifier), out var slip)
            || !Guid.TryParse(ticket.Principal.FindFirstValue(SignInCookies.StampClaim), out var stamp))
            return;
        var cancel = http.RequestAborted;
        if (await http.RequestServices.GetRequiredService<EnterBySlip>().FindActor(slip, stamp, cancel) is not { Enrolment: { } enrolment } actor)
            return;
        var form = await http.Request.ReadFormAsync(cancel);
        var typed = SheetForm.Read(form);
        await http.RequestServices.GetRequiredService<SaveDraft>().Run(actor, enrolment, typed, cancel);
    }

    private static AuthenticationTicket? Ticket(RedirectContext<CookieAuthenticationOptions> context)
    {
        var value = context.Options.CookieManager.GetRequestCookie(context.HttpContext, context.Options.Cookie.Name!);
        var ticket = value is null ? null : context.Options.TicketDataFormat.Unprotect(value);
        var now = context.HttpContext.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
        return ticket?.Properties.ExpiresUtc > now - Grace ? ticket : null;
    }

}
