using System.Security.Claims;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;

namespace Caika.Server.Hosting;

/// <summary>An OpenID Connect provider for staff.</summary>
/// <param name="NameClaim">The claim that holds the name of the account here.</param>
internal sealed record OidcSignIn(string Authority, string ClientId, string ClientSecretFile, string Label = "统一身份认证", string NameClaim = "preferred_username");

/// <summary>A CAS server for staff; <paramref name="Url"/> is what stands before <c>/login</c>.</summary>
internal sealed record CasSignIn(string Url, string Label = "统一身份认证");

/// <summary>The organisation's own sign-in, from the file that <c>--sign-in</c> names. Persons never sign in this way: they have slips.</summary>
internal sealed record OutsideSignIn(OidcSignIn? Oidc = null, CasSignIn? Cas = null)
{
    /// <summary>Scheme of the short-lived cookie between the provider's answer and our own session.</summary>
    internal const string Scheme = "outside", Oidc_ = "oidc";

    /// <exception cref="JsonException">The file is not what docs/operate.md shows.</exception>
    internal static OutsideSignIn Read(string file)
    {
        var read = JsonSerializer.Deserialize<OutsideSignIn>(File.ReadAllText(file), new JsonSerializerOptions(JsonSerializerDefaults.Web) { ReadCommentHandling = JsonCommentHandling.Skip })
            ?? throw new JsonException("empty");
        foreach (var url in new[] { read.Oidc?.Authority, read.Cas?.Url }.OfType<string>())
        {
            if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || !(address.Scheme == Uri.UriSchemeHttps || address.IsLoopback))
                throw new JsonException($"{url} 要以 https:// 开头");
        }
        return read;
    }
}

internal static class OutsideSignIns
{
    internal static void AddOutside(this AuthenticationBuilder authentication, OutsideSignIn outside)
    {
        authentication.AddCookie(OutsideSignIn.Scheme, cookie =>
        {
            cookie.Cookie.Name = "caika.outside";
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            cookie.ExpireTimeSpan = TimeSpan.FromMinutes(5);
        });
        if (outside.Oidc is not { } oidc)
            return;
        authentication.AddOpenIdConnect(OutsideSignIn.Oidc_, options =>
        {
            options.SignInScheme = OutsideSignIn.Scheme;
            (options.Authority, options.ClientId, options.ClientSecret) = (oidc.Authority, oidc.ClientId, File.ReadAllText(oidc.ClientSecretFile).Trim());
            options.RequireHttpsMetadata = !new Uri(oidc.Authority).IsLoopback;
            (options.ResponseType, options.ResponseMode, options.UsePkce) = ("code", "query", true);
            (options.CallbackPath, options.MapInboundClaims, options.GetClaimsFromUserInfoEndpoint) = ("/accounts/oidc", false, true);
            options.Scope.Clear();
            options.Scope.Add("openid");
            options.Scope.Add("profile");
            options.ClaimActions.MapUniqueJsonKey(oidc.NameClaim, oidc.NameClaim);
            foreach (var cookie in new[] { options.CorrelationCookie, options.NonceCookie })
                (cookie.SameSite, cookie.SecurePolicy) = (SameSiteMode.Lax, CookieSecurePolicy.SameAsRequest);
            options.Events.OnTicketReceived = context =>
            {
                // Only what is needed for the one look at our own accounts.
                var principal = context.Principal!;
                context.Principal = new ClaimsPrincipal(new ClaimsIdentity(
                    [new("key", principal.FindFirstValue("sub")!), new("name", principal.FindFirstValue(oidc.NameClaim) ?? "")], OutsideSignIn.Scheme));
                return Task.CompletedTask;
            };
            options.Events.OnRemoteFailure = context =>
            {
                context.Response.Redirect("/accounts/outside?failed=true");
                context.HandleResponse();
                return Task.CompletedTask;
            };
        });
    }
}
