using Caika.Platform.Access;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;

namespace Caika.Server.Hosting;

/// <summary>
/// Who may call a route: somebody who has one of the rights. Every route carries this or <c>[AllowAnonymous]</c>; a test
/// fails for a route that carries neither, and the fallback lets nobody in.
/// </summary>
internal sealed class AllowsAttribute : AuthorizeAttribute
{
    internal const string Prefix = "right:";

    public AllowsAttribute(params Right[] anyOf)
    {
        AnyOf = anyOf;
        Policy = Prefix + string.Join('|', anyOf);
    }

    public IReadOnlyList<Right> AnyOf { get; }
}

/// <summary>Makes the policy for an <see cref="AllowsAttribute"/> from its name.</summary>
internal sealed class RightPolicies(IOptions<AuthorizationOptions> options) : DefaultAuthorizationPolicyProvider(options)
{
    public override async Task<AuthorizationPolicy?> GetPolicyAsync(string policyName)
    {
        if (!policyName.StartsWith(AllowsAttribute.Prefix, StringComparison.Ordinal))
            return await base.GetPolicyAsync(policyName);
        var rights = policyName[AllowsAttribute.Prefix.Length..].Split('|').Select(Enum.Parse<Right>).ToList();
        // A route for both kinds of people asks both sign-ins; staff come last, so that theirs decides in a shared browser.
        string[] schemes = [.. rights.Select(SchemeOf).Distinct().Order()];
        return new AuthorizationPolicyBuilder(schemes)
            .RequireAuthenticatedUser()
            .RequireAssertion(context => context.Resource is HttpContext http && http.Actor() is { } actor && rights.Exists(actor.May))
            .Build();
    }

    private static string SchemeOf(Right right) => right is Right.OwnEnrolment or Right.EnterAsAgent or Right.SetPin ? SignInCookies.Person : SignInCookies.Staff;
}
