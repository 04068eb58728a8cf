using Caika.Platform.Access;
using Caika.Platform.Data;
using Microsoft.AspNetCore.Identity;

namespace Caika.Accounts;

/// <summary>Checks a name and a password. Unknown name and wrong password read and cost the same.</summary>
internal sealed class SignIn(UserManager<Account> users, CaikaDb db)
{
    private static readonly Refusal Wrong = Refusal.Rule("登录名或密码不对。连续输错 5 次，要等 15 分钟再试。");
    private static readonly string SomeHash = new PasswordHasher<string>().HashPassword("", "nobody has this password");

    internal async Task<Outcome<Account>> Run(string userName, string password, CancellationToken cancel)
    {
        var account = await users.FindByNameAsync(userName);
        if (account is null)
        {
            _ = new PasswordHasher<string>().VerifyHashedPassword("", SomeHash, password);
            return Wrong;
        }
        if (account.IsDisabled || account.PasswordHash is null || await users.IsLockedOutAsync(account))
        {
            _ = new PasswordHasher<string>().VerifyHashedPassword("", SomeHash, password);
            return Wrong;
        }
        var actor = new Actor(ActorKind.Staff, account.Id, account.DisplayName, account.Role.Rights(), account.UnitId);
        if (!await users.CheckPasswordAsync(account, password))
        {
            db.Record(actor, "account.sign-in-refused", account.Id);
            await users.AccessFailedAsync(account);
            return Wrong;
        }
        account.AccessFailedCount = 0;
        db.Record(actor, "account.signed-in", account.Id);
        await db.SaveChangesAsync(cancel);
        return account;
    }
}
