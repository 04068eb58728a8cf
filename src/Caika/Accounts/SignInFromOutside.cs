using Caika.Platform.Access;
using Caika.Platform.Data;
using Microsoft.AspNetCore.Identity;

namespace Caika.Accounts;

/// <summary>
/// Signs somebody in whom the organisation's own sign-in has let in. The account must be here already, under the same name; the
/// first time, the provider's lasting key is tied to it, and afterwards only that key counts.
/// </summary>
internal sealed class SignInFromOutside(UserManager<Account> users, AccountPolicy policy, CaikaDb db)
{
    /// <param name="provider"><c>oidc</c> or <c>cas</c>.</param>
    /// <param name="key">The provider's lasting key of the person.</param>
    /// <param name="userName">The name the person has there.</param>
    internal async Task<Outcome<Account>> Run(string provider, string key, string userName, CancellationToken cancel)
    {
        var account = await users.FindByLoginAsync(provider, key);
        if (account is null)
        {
            account = await users.FindByNameAsync(userName);
            // A name that was given to somebody else since is not the same person.
            if (account is not null && (await users.GetLoginsAsync(account)).Any(l => l.LoginProvider == provider))
                account = null;
            if (account is not null && !account.IsDisabled)
                await users.AddLoginAsync(account, new UserLoginInfo(provider, key, provider));
        }
        if (account is null || account.IsDisabled)
            return Refusal.Rule("您已通过单位的统一身份认证，但采卡里没有您的账号，或账号已停用。请联系管理员。");
        if (await policy.AsksForPasskey(db, account, cancel))
            return Refusal.Rule("您已通过单位的统一身份认证，但这里还要通行密钥。请点“用通行密钥登录”；设备不在手边的，请联系管理员。");
        db.Record(SignIn.ActorOf(account), "account.signed-in", account.Id, provider == "cas" ? "统一身份认证（CAS）" : "统一身份认证（OIDC）");
        await db.SaveChangesAsync(cancel);
        return account;
    }
}
