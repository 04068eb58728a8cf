using Caika.Platform.Access;
using Caika.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Caika.Accounts;

/// <summary>Starts, finds and ends the sign-ins of accounts.</summary>
internal sealed class Sessions(CaikaDb db, TimeProvider clock)
{
    /// <summary>A sign-in ends after this long, however busy it is.</summary>
    internal static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    /// <summary>How long a proof of identity lasts for sealing and exporting.</summary>
    internal static readonly TimeSpan ProofLife = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(5);

    /// <param name="passkey">What it was signed in with; null for a password.</param>
    internal async Task<AccountSession> Start(Account account, string device, Guid? passkey, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var session = new AccountSession { AccountId = account.Id, StartedAt = now, SeenAt = now, ProvedAt = now, PasskeyId = passkey, Device = device.Length > 60 ? device[..60] : device };
        db.Add(session);
        await db.SaveChangesAsync(cancel);
        return session;
    }

    /// <summary>Null when it has ended, is too old, or belongs to another account.</summary>
    internal async Task<AccountSession?> Find(Guid id, Guid account, CancellationToken cancel)
    {
        var (session, now) = (await db.Set<AccountSession>().AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, cancel), clock.GetUtcNow());
        if (session is null || session.AccountId != account || session.EndedAt is not null || now - session.StartedAt > Longest)
            return null;
        if (now - session.SeenAt >= Step)
            await db.Set<AccountSession>().Where(s => s.Id == id).ExecuteUpdateAsync(set => set.SetProperty(s => s.SeenAt, now), cancel);
        return session;
    }

    internal Task<List<AccountSession>> Open(Guid account, CancellationToken cancel)
    {
        var oldest = clock.GetUtcNow() - Longest;
        return db.Set<AccountSession>().AsNoTracking().Where(s => s.AccountId == account && s.EndedAt == null && s.StartedAt > oldest)
            .OrderByDescending(s => s.SeenAt).ToListAsync(cancel);
    }

    internal bool IsFresh(AccountSession session) => clock.GetUtcNow() - session.ProvedAt <= ProofLife;

    internal Task Prove(Guid session, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        return db.Set<AccountSession>().Where(s => s.Id == session).ExecuteUpdateAsync(set => set.SetProperty(s => s.ProvedAt, now), cancel);
    }

    /// <summary>Ends one's own sign-in on another device, or this one.</summary>
    internal async Task<Outcome<Nothing>> End(Actor actor, Guid id, CancellationToken cancel)
    {
        var session = await db.Set<AccountSession>().SingleOrDefaultAsync(s => s.Id == id && s.AccountId == actor.Id && s.EndedAt == null, cancel);
        if (session is null)
            return Refusal.NotFound;
        session.EndedAt = clock.GetUtcNow();
        db.Record(actor, "account.session-ended", actor.Id, session.Device);
        await db.SaveChangesAsync(cancel);
        return Nothing.Value;
    }
}
