using System.Security.Cryptography;
using Caika.Platform;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.Platform.PersonalData;
using Caika.Units;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Caika.Accounts;

/// <summary>What an administrator says of a new account.</summary>
/// <param name="Departments">For clerks: the departments in scope.</param>
internal sealed record NewAccount(string UserName, string DisplayName, Role Role, Guid? UnitId, Guid? CampusId = null, IReadOnlyList<Guid>? Departments = null);

/// <summary>Makes an account without a password; the one-time link lets its owner set one.</summary>
internal sealed class AddAccount(UserManager<Account> users, CaikaDb db, TimeProvider clock)
{
    internal static readonly TimeSpan LinkLife = TimeSpan.FromDays(7);

    /// <returns>The token of the one-time link, shown once and stored as a hash.</returns>
    internal async Task<Outcome<string>> Run(Actor actor, NewAccount wanted, CancellationToken cancel)
    {
        if (!actor.May(Right.ManageAccounts))
            return Refusal.NotAllowed;
        if (wanted.UserName.Length is < 2 or > 60)
            return Refusal.Rule("登录名为 2—60 个字符。");
        if (await users.FindByNameAsync(wanted.UserName) is not null)
            return Refusal.Rule("这个登录名已经有人用了，请换一个。");
        if (wanted.UnitId is { } unit && !await db.Set<Unit>().AnyAsync(u => u.Id == unit, cancel))
            return Refusal.Rule("没有这个单位。");

        var token = Crockford.Random(32);
        var account = new Account
        {
            Id = Guid.NewGuid(),
            UserName = wanted.UserName,
            DisplayName = wanted.DisplayName,
            Role = wanted.Role,
            UnitId = wanted.UnitId,
            CampusId = wanted.CampusId,
            LockoutEnabled = true,
            LinkHash = HashOf(token),
            LinkEndsAt = clock.GetUtcNow() + LinkLife,
        };
        account.Departments.AddRange((wanted.Departments ?? []).Select(d => new AccountDepartment { AccountId = account.Id, DepartmentId = d }));
        db.Record(actor, "account.added", account.Id, $"{wanted.Role.Label()} {wanted.DisplayName}");
        var made = await users.CreateAsync(account);
        return made.Succeeded ? token : Refusal.Rule("账号没有建成：" + string.Join("；", made.Errors.Select(e => e.Description)));
    }

    internal static byte[] HashOf(string token) => SHA256.HashData(System.Text.Encoding.ASCII.GetBytes(token));
}
