using Caika.Platform.Access;
using Caika.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Caika.Accounts;

/// <summary>Takes a passkey of one's own away and ends what was signed in with it elsewhere: it may be in other hands.</summary>
internal sealed class RemovePasskey(CaikaDb db, TimeProvider clock)
{
    /// <param name="session">The sign-in that asks; it goes on.</param>
    internal async Task<Outcome<AccountPasskey>> Run(Actor actor, Guid session, Guid id, CancellationToken cancel)
    {
        if (await db.Set<AccountPasskey>().SingleOrDefaultAsync(p => p.Id == id && p.UserId == actor.Id, cancel) is not { } passkey)
            return Refusal.NotFound;
        db.Remove(passkey);
        foreach (var other in await db.Set<AccountSession>().Where(s => s.PasskeyId == id && s.EndedAt == null && s.Id != session).ToListAsync(cancel))
            other.EndedAt = clock.GetUtcNow();
        db.Record(actor, "account.passkey-removed", actor.Id, passkey.Data.Name!);
        return await db.TrySaveAsync(cancel) ? passkey : Refusal.Stale;
    }
}
