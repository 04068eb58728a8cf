using System.Security.Claims;
using System.Text.RegularExpressions;
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
internal static partial class SignInCookies
{
    internal const string Staff = "staff", Person = "person", StampClaim = "stamp", SessionClaim = "session";

    internal static IServiceCollection AddSignInCookies(this IServiceCollection services, OutsideSignIn? outside = null)
    {
        var authentication = services.AddAuthentication(Staff)
            .AddCookie(Staff, cookie => Configure(cookie, "caika.staff", "/accounts/sign-in", TimeSpan.FromMinutes(30), StaffActor))
            .AddCookie(Person, cookie => Configure(cookie, "caika.person", "/enrolments/enter", TimeSpan.FromMinutes(60), PersonActor));
        services.AddSingleton(outside ?? new OutsideSignIn());
        if (outside is not null)
            authentication.AddOutside(outside);
        return services;
    }

    internal static async Task SignInStaff(this HttpContext http, Account account, Guid? passkey = null)
    {
        var session = await http.RequestServices.GetRequiredService<Sessions>().Start(account, DeviceWords.Of(http.Request.Headers.UserAgent), passkey, http.RequestAborted);
        await SignIn(http, Staff, account.Id, account.SecurityStamp!, new Claim(SessionClaim, session.Id.ToString("N")));
    }

    internal static Task SignInPerson(this HttpContext http, SlipEntry entry) => SignIn(http, Person, entry.SlipId, entry.Stamp.ToString("N"));

    /// <summary>The staff sign-in of this request; null for a person.</summary>
    internal static AccountSession? Session(this HttpContext http) => http.Items[typeof(AccountSession)] as AccountSession;

    /// <summary>Who acts in this request; null when nobody is signed in.</summary>
    internal static Actor? Actor(this HttpContext http) => http.Items[typeof(Actor)] as Actor;

    private static Task SignIn(HttpContext http, string scheme, Guid id, string stamp, params Claim[] more) => http.SignInAsync(scheme,
        new ClaimsPrincipal(new ClaimsIdentity([new(ClaimTypes.NameIdentifier, id.ToString("N")), new(StampClaim, stamp), .. more], scheme)));

    private static void Configure(CookieAuthenticationOptions cookie, string name, string signIn, TimeSpan idle,
        Func<HttpContext, ClaimsPrincipal, Guid, string, Task<Actor?>> find)
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
            else if (context.HttpContext.Actor()?.May(Right.SetUpSecondStep) == true)
                context.Response.Redirect("/accounts/second-step");
            else
                context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        };
        cookie.Events.OnRedirectToLogin = async context =>
        {
            await ExpiredSheet.Keep(context);
            // Whoever typed a document number into an address does not get it back in the next one.
            context.Response.Redirect(DocumentNumber().IsMatch(context.RedirectUri) ? signIn : context.RedirectUri);
        };
        cookie.Events.OnValidatePrincipal = async context =>
        {
            var id = context.Principal?.FindFirstValue(ClaimTypes.NameIdentifier);
            var stamp = context.Principal?.FindFirstValue(StampClaim);
            var actor = Guid.TryParseExact(id, "N", out var guid) && stamp is not null ? await find(context.HttpContext, context.Principal!, guid, stamp) : null;
            if (actor is null)
                context.RejectPrincipal();
            else
                context.HttpContext.Items[typeof(Actor)] = actor;
        };
    }

    [GeneratedRegex("[0-9]{14}")]
    private static partial Regex DocumentNumber();

    private static async Task<Actor?> StaffActor(HttpContext http, ClaimsPrincipal principal, Guid id, string stamp)
    {
        if (!Guid.TryParseExact(principal.FindFirstValue(SessionClaim), "N", out var session)
            || await http.RequestServices.GetRequiredService<AccountActor>().Find(id, stamp, session, http.RequestAborted) is not { } found)
            return null;
        http.Items[typeof(AccountSession)] = found.Session;
        return found.Actor;
    }

    private static Task<Actor?> PersonActor(HttpContext http, ClaimsPrincipal principal, Guid id, string stamp) => Guid.TryParseExact(stamp, "N", out var guid)
        ? http.RequestServices.GetRequiredService<EnterBySlip>().FindActor(id, guid, http.RequestAborted)
        : Task.FromResult<Actor?>(null);
}
