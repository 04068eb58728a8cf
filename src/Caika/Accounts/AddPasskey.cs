using Caika.Platform.Access;
using Caika.Platform.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Caika.Accounts;

/// <summary>Keeps a passkey that was just made and checked, under a name its owner will know it by.</summary>
internal sealed class AddPasskey(CaikaDb db, TimeProvider clock)
{
    internal const int Most = 10, NameLength = 30;

    /// <param name="session">Where it was made: with the device's own lock, so this sign-in counts as one by passkey from now on.</param>
    internal async Task<Outcome<AccountPasskey>> Run(Actor actor, Guid session, UserPasskeyInfo made, string name, CancellationToken cancel)
    {
        if (actor.Kind != ActorKind.Staff || !made.IsUserVerified)
            return Refusal.NotAllowed;
        if (name.Length is 0 or > NameLength)
            return Refusal.Rule($"请给通行密钥起个名称，不超过 {NameLength} 个字。");
        if (await db.Set<AccountPasskey>().CountAsync(p => p.UserId == actor.Id, cancel) >= Most)
            return Refusal.Rule($"一个账号最多 {Most} 个通行密钥，请先删除不用的。");
        var open = await db.Set<AccountSession>().SingleAsync(s => s.Id == session && s.AccountId == actor.Id, cancel);

        var passkey = new AccountPasskey
        {
            UserId = actor.Id,
            CredentialId = made.CredentialId,
            Data = new IdentityPasskeyData
            {
                Name = name,
                CreatedAt = clock.GetUtcNow(),
                PublicKey = made.PublicKey,
                SignCount = made.SignCount,
                Transports = made.Transports,
                IsUserVerified = made.IsUserVerified,
                IsBackupEligible = made.IsBackupEligible,
                IsBackedUp = made.IsBackedUp,
            },
        };
        db.Add(passkey);
        open.PasskeyId ??= passkey.Id;
        db.Record(actor, "account.passkey-added", actor.Id, name);
        await db.SaveChangesAsync(cancel);
        return passkey;
    }
}
