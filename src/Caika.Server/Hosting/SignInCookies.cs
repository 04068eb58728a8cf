using System.Security.Claims;
using Caika.Accounts;
using Caika.Enrolments;
using Caika.Platform.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Caika.Server.Hosting;

/// <summary>
/// Two sign-ins that never mix: staff by account, a person by slip. The cookie says only who; what one may do is read from
/// the database at every request, so a disabled account or a voided slip ends at once.
/// </summary>
internal static class SignInCookies
{
    internal const string Staff = "staff", Person = "person", StampClaim = "stamp";

    internal static IServiceCollection AddSignInCookies(this IServiceCollection services)
    {
        services.AddAuthentication(Staff)
            .AddCookie(Staff, cookie => Configure(cookie, "caika.staff", "/accounts/sign-in", TimeSpan.FromMinutes(30), StaffActor))
            .AddCookie(Person, cookie => Configure(cookie, "caika.person", "/enrolments/enter", TimeSpan.FromMinutes(60), PersonActor));
        return services;
    }

    internal static Task SignInStaff(this HttpContext http, Account account) => SignIn(http, Staff, account.Id, account.SecurityStamp!);

    internal static Task SignInPerson(this HttpContext http, SlipEntry entry) => SignIn(http, Person, entry.SlipId, entry.Stamp.ToString("N"));

    /// <summary>Who acts in this request; null when nobody is signed in.</summary>
    internal static Actor? Actor(this HttpContext http) => http.Items[typeof(Actor)] as Actor;

    private static Task SignIn(HttpContext http, string scheme, Guid id, string stamp) => http.SignInAsync(scheme,
        new ClaimsPrincipal(new ClaimsIdentity([new(ClaimTypes.NameIdentifier, id.ToString("N")), new(StampClaim, stamp)], scheme)));

    private static void Configure(CookieAuthenticationOptions cookie, string name, string signIn, TimeSpan idle,
        Func<HttpContext, Guid, string, Task<Actor?>> find)
    {
        cookie.Cookie.Name = name;
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        cookie.ExpireTimeSpan = idle;
        cookie.SlidingExpiration = true;
        cookie.LoginPath = signIn;
        // "Not yours" reads like "not there".
        cookie.Events.OnRedirectToAccessDenied = context =>
        {
            if (context.HttpContext.Actor()?.May(Right.SetPin) == true)
                context.Response.Redirect("/enrolments/pin");
            else
                context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        };
        cookie.Events.OnRedirectToLogin = async context =>
        {
            await ExpiredSheet.Keep(context);
            context.Response.Redirect(context.RedirectUri);
        };
        cookie.Events.OnValidatePrincipal = async context =>
        {
            var id = context.Principal?.FindFirstValue(ClaimTypes.NameIdentifier);
            var stamp = context.Principal?.FindFirstValue(StampClaim);
            var actor = Guid.TryParseExact(id, "N", out var guid) && stamp is not null ? await find(context.HttpContext, guid, stamp) : null;
            if (actor is null)
                context.RejectPrincipal();
            else
                context.HttpContext.Items[typeof(Actor)] = actor;
        };
    }

    private static Task<Actor?> StaffActor(HttpContext http, Guid id, string stamp) =>
        http.RequestServices.GetRequiredService<AccountActor>().Find(id, stamp, http.RequestAborted);

    private static Task<Actor?> PersonActor(HttpContext http, Guid id, string stamp) => Guid.TryParseExact(stamp, "N", out var guid)
        ? http.RequestServices.GetRequiredService<EnterBySlip>().FindActor(id, guid, http.RequestAborted)
        : Task.FromResult<Actor?>(null);
}
