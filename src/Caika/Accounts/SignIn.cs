using Caika.Platform.Access;
using Caika.Platform.Data;
using Microsoft.AspNetCore.Identity;

namespace Caika.Accounts;

/// <summary>
/// Checks a name, a password and, where the account has a second step, its code. Unknown name, wrong password, wrong code and
/// a passkey that is needed read the same and cost the same.
/// </summary>
internal sealed class SignIn(UserManager<Account> users, SecondStep secondStep, AccountPolicy policy, CaikaDb db)
{
    private static readonly string SomeHash = new PasswordHasher<string>().HashPassword("", "nobody has this password");

    private Refusal Wrong => Refusal.Rule(
        $"登录名、密码或动态码不对。开通了两步验证的账号要填动态码{(policy.SecondStepRequired ? "，只有通行密钥的账号要用通行密钥" : "")}。连续输错 5 次，要等 15 分钟再试。");

    internal async Task<Outcome<Account>> Run(string userName, string password, string? code, CancellationToken cancel)
    {
        var account = await users.FindByNameAsync(userName);
        if (account is null || account.IsDisabled || account.PasswordHash is null || await users.IsLockedOutAsync(account))
        {
            _ = new PasswordHasher<string>().VerifyHashedPassword("", SomeHash, password);
            return Wrong;
        }
        var actor = ActorOf(account);
        if (!await users.CheckPasswordAsync(account, password) || !secondStep.Take(account, code) || await policy.AsksForPasskey(db, account, cancel))
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

    /// <summary>Proves once more who sits there, before something is sealed or handed out.</summary>
    internal async Task<Outcome<Account>> ProveAgain(Actor actor, string password, string? code, CancellationToken cancel) =>
        await users.FindByIdAsync(actor.Id.ToString()) is { } account ? await Run(account.UserName!, password, code, cancel) : Wrong;

    internal static Actor ActorOf(Account account) => new(ActorKind.Staff, account.Id, account.DisplayName, account.Role.Rights(), account.UnitId);
}
