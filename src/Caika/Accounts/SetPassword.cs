using Caika.Platform.Access;
using Caika.Platform.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Caika.Accounts;

/// <summary>Sets a password through a one-time link; the link is dead afterwards and older sign-ins end.</summary>
internal sealed class SetPassword(UserManager<Account> users, CaikaDb db, TimeProvider clock)
{
    internal async Task<Outcome<Account>> Run(string token, string password, CancellationToken cancel)
    {
        var hash = AddAccount.HashOf(token);
        var now = clock.GetUtcNow();
        var account = await db.Set<Account>().SingleOrDefaultAsync(a => a.LinkHash == hash && a.LinkEndsAt > now && !a.IsDisabled, cancel);
        if (account is null)
            return Refusal.Rule("这个链接已经用过或已过期，请联系系统管理员重新发一个。");
        if (PasswordRules.Against(password, account) is { } weak)
            return weak;

        account.PasswordHash = users.PasswordHasher.HashPassword(account, password);
        account.SecurityStamp = Guid.NewGuid().ToString("N");
        (account.LinkHash, account.LinkEndsAt, account.AccessFailedCount, account.LockoutEnd) = (null, null, 0, null);
        db.Record(SignIn.ActorOf(account), "account.password-set", account.Id);
        await db.SaveChangesAsync(cancel);
        return account;
    }
}
