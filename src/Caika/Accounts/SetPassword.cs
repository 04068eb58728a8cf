using Caika.Platform.Access;
using Caika.Platform.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Caika.Accounts;

/// <summary>Sets a password through a one-time link; the link is dead afterwards and older sign-ins end.</summary>
internal sealed class SetPassword(UserManager<Account> users, CaikaDb db, TimeProvider clock)
{
    private const int MinLength = 12, MaxLength = 128;

    internal async Task<Outcome<Account>> Run(string token, string password, CancellationToken cancel)
    {
        var hash = AddAccount.HashOf(token);
        var now = clock.GetUtcNow();
        var account = await db.Set<Account>().SingleOrDefaultAsync(a => a.LinkHash == hash && a.LinkEndsAt > now && !a.IsDisabled, cancel);
        if (account is null)
            return Refusal.Rule("这个链接已经用过或已过期，请联系系统管理员重新发一个。");
        if (password.Length is < MinLength or > MaxLength)
            return Refusal.Rule($"密码为 {MinLength}—{MaxLength} 个字符，可以用一句话。");
        if (password.Contains(account.UserName!, StringComparison.OrdinalIgnoreCase))
            return Refusal.Rule("密码里不要包含登录名。");

        account.PasswordHash = users.PasswordHasher.HashPassword(account, password);
        account.SecurityStamp = Guid.NewGuid().ToString("N");
        (account.LinkHash, account.LinkEndsAt, account.AccessFailedCount, account.LockoutEnd) = (null, null, 0, null);
        db.Record(ActorOf(account), "account.password-set", account.Id);
        await db.SaveChangesAsync(cancel);
        return account;
    }

    private static Actor ActorOf(Account account) => new(ActorKind.Staff, account.Id, account.DisplayName, account.Role.Rights(), account.UnitId);
}
