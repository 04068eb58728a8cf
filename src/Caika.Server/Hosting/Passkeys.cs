using Caika.Accounts;
using Microsoft.AspNetCore.Identity;

namespace Caika.Server.Hosting;

internal static class Passkeys
{
    /// <summary>Identity's handler by itself, without its sign-in: sign-ins are rows of ours.</summary>
    internal static IServiceCollection AddPasskeys(this IServiceCollection services)
    {
        services.Configure<IdentityPasskeyOptions>(options =>
        {
            options.UserVerificationRequirement = options.ResidentKeyRequirement = "required";
            options.AttestationConveyancePreference = "none";
            options.AuthenticatorTimeout = PasskeyCeremony.Life;
            // Against the address that was asked, not against a header that came with the answer.
            options.ValidateOrigin = asked => ValueTask.FromResult(!asked.CrossOrigin && IsOwn(asked.HttpContext.Request, asked.Origin));
        });
        return services.AddScoped<PasskeyHandler<Account>>().AddScoped<PasskeyCeremony>();
    }

    private static bool IsOwn(HttpRequest request, string? origin) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var named) && Uri.TryCreate($"{request.Scheme}://{request.Host}", UriKind.Absolute, out var own) && named == own;
}
