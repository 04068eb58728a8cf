using System.Security.Cryptography;
using Caika.Platform;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Microsoft.AspNetCore.Identity;

namespace Caika.Accounts;

/// <summary>What an administrator says of a new account.</summary>
internal sealed record NewAccount(string UserName, string DisplayName, AccountPlace Place);

/// <summary>Makes an account without a password; the one-time link lets its owner set one.</summary>
internal sealed class AddAccount(UserManager<Account> users, CaikaDb db, TimeProvider clock)
{
    internal static readonly TimeSpan LinkLife = TimeSpan.FromDays(7);

    /// <returns>The token of the one-time link, shown once and stored as a hash.</returns>
    internal async Task<Outcome<string>> Run(Actor actor, NewAccount wanted, CancellationToken cancel)
    {
        if (await wanted.Place.Against(actor, db, cancel) is { } against)
            return against;
        if (wanted.UserName.Length is < 2 or > 60 || wanted.UserName.Any(char.IsWhiteSpace))
            return Refusal.Rule("登录名为 2—60 个字符，中间不要有空格。");
        if (wanted.UserName.Count(char.IsAsciiDigit) >= 15)
            return Refusal.Rule("登录名不要用证件号码，请换一个。");
        if (wanted.DisplayName.Length is 0 or > 30)
            return Refusal.Rule("请填写姓名，不超过 30 个字。");
        if (await users.FindByNameAsync(wanted.UserName) is not null)
            return Refusal.Rule("这个登录名已经有人用了，请换一个。");

        var account = new Account
        {
            Id = Guid.NewGuid(),
            UserName = wanted.UserName,
            DisplayName = wanted.DisplayName,
            Role = wanted.Place.Role,
            LockoutEnabled = true,
        };
        wanted.Place.WriteTo(account);
        var token = account.NewLink(clock);
        db.Record(actor, "account.added", account.Id, $"{account.Role.Label()} {wanted.DisplayName}");
        var made = await users.CreateAsync(account);
        return made.Succeeded ? token : Refusal.Rule("账号没有建成：" + string.Join("；", made.Errors.Select(e => e.Description)));
    }

    internal static byte[] HashOf(string token) => SHA256.HashData(System.Text.Encoding.ASCII.GetBytes(token));
}
