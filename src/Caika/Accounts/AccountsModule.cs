using Caika.Platform.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Caika.Accounts;

internal static class AccountsModule
{
    internal static IServiceCollection AddAccounts(this IServiceCollection services)
    {
        services.AddIdentityCore<Account>(identity =>
        {
            // Length decides, not composition (NIST SP 800-63B).
            identity.Password.RequiredLength = PasswordRules.MinLength;
            identity.Password.RequireDigit = identity.Password.RequireLowercase = false;
            identity.Password.RequireUppercase = identity.Password.RequireNonAlphanumeric = false;
            identity.Lockout.MaxFailedAccessAttempts = 5;
            identity.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
        });
        services.AddScoped<IUserStore<Account>, UserOnlyStore<Account, CaikaDb, Guid, IdentityUserClaim<Guid>, IdentityUserLogin<Guid>, IdentityUserToken<Guid>, AccountPasskey>>();
        services.AddSingleton(new AccountPolicy(SecondStepRequired: false));
        services.AddScoped<Sessions>().AddScoped<OwnUnit>().AddScoped<SignInFromOutside>().AddScoped<SecondStep>().AddScoped<ChangeAccount>().AddScoped<KeepEmail>();
        services.AddScoped<AddAccount>().AddScoped<SetPassword>().AddScoped<SignIn>().AddScoped<AccountActor>();
        services.AddScoped<AddPasskey>().AddScoped<UsePasskey>().AddScoped<RemovePasskey>().AddScoped<SpendChallenge>().AddSingleton<CentreHere>();
        return services;
    }
}
