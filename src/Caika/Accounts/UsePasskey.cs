using Caika.Platform.Access;
using Caika.Platform.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Caika.Accounts;

/// <summary>
/// Signs in by a passkey whose signature was found right, or proves with it once more who sits there. The device asked for
/// finger, face or PIN, so it is both steps in one; a lock after wrong passwords does not hold it up, because it cannot be guessed.
/// </summary>
internal sealed class UsePasskey(CaikaDb db, TimeProvider clock)
{
    internal static readonly Refusal Refused = Refusal.Rule("通行密钥没有通过。它可能已经删除，或账号已停用；请再试一次，或用密码登录。");

    /// <param name="asked">Who proves again; null at a sign-in.</param>
    internal async Task<Outcome<(Account Account, AccountPasskey Passkey)>> Run(UserPasskeyInfo used, Actor? asked, CancellationToken cancel)
    {
        if (await Find(used.CredentialId, cancel) is not ({ } passkey, { } account) || asked is not null && account.Id != asked.Id)
            return Refused;
        var actor = SignIn.ActorOf(account);
        if (account.IsDisabled)
        {
            await Refuse(used.CredentialId, cancel);
            return Refused;
        }
        (passkey.Data.SignCount, passkey.Data.IsBackedUp, passkey.LastUsedAt) = (used.SignCount, used.IsBackedUp, clock.GetUtcNow());
        db.Record(actor, asked is null ? "account.signed-in" : "account.passkey-used", account.Id, $"通行密钥：{passkey.Data.Name}");
        await db.SaveChangesAsync(cancel);
        return (account, passkey);
    }

    /// <summary>Notes that a passkey of this name was not taken; nothing when it is nobody's.</summary>
    internal async Task Refuse(byte[] credentialId, CancellationToken cancel)
    {
        if (await Find(credentialId, cancel) is not ({ } passkey, { } account))
            return;
        db.Record(SignIn.ActorOf(account), "account.sign-in-refused", account.Id, $"通行密钥：{passkey.Data.Name}");
        await db.SaveChangesAsync(cancel);
    }

    private async Task<(AccountPasskey?, Account?)> Find(byte[] credentialId, CancellationToken cancel)
    {
        var passkey = await db.Set<AccountPasskey>().SingleOrDefaultAsync(p => p.CredentialId == credentialId, cancel);
        return (passkey, passkey is null ? null : await db.Set<Account>().SingleAsync(a => a.Id == passkey.UserId, cancel));
    }
}
