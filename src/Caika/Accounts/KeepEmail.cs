using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.Platform.PersonalData;
using Microsoft.EntityFrameworkCore;

namespace Caika.Accounts;

/// <summary>The address an account sends letters with files from. One address belongs to one account.</summary>
internal sealed class KeepEmail(CaikaDb db)
{
    internal async Task<Outcome<Account>> Run(Actor actor, string address, CancellationToken cancel)
    {
        address = address.Trim();
        if (actor.Kind != ActorKind.Staff)
            return Refusal.NotAllowed;
        if (address.Length > 0 && (address.Length > 120 || !MimeKit.MailboxAddress.TryParse(address, out var mailbox) || mailbox.Address != address || !address.Contains('@', StringComparison.Ordinal)))
            return Refusal.Rule("这不像邮箱地址，请核对。");
        var key = Normalised(address);
        if (await db.Set<Account>().SingleOrDefaultAsync(a => a.Id == actor.Id, cancel) is not { } account)
            return Refusal.NotFound;
        if (key is not null && await db.Set<Account>().AnyAsync(a => a.NormalizedEmail == key && a.Id != actor.Id, cancel))
            return Refusal.Rule("这个邮箱已经登记在另一个账号上，请换一个。");
        (account.Email, account.NormalizedEmail, account.ConcurrencyStamp) = (key is null ? null : address, key, Guid.NewGuid().ToString());
        db.Record(actor, "account.email-kept", account.Id, key is null ? "不再登记收件邮箱" : Mask.Email(address));
        return await db.TrySaveAsync(cancel) ? account : Refusal.Stale;
    }

    /// <summary>Who sends from an address, as an actor; null when nobody does or the account is disabled.</summary>
    internal async Task<Actor?> Find(string address, CancellationToken cancel)
    {
        var key = Normalised(address);
        var accounts = key is null ? [] : await db.Set<Account>().AsNoTracking().Include(a => a.Departments).Where(a => a.NormalizedEmail == key && !a.IsDisabled).Take(2).ToListAsync(cancel);
        return accounts is [var account] ? AccountActor.Of(account) : null;
    }

    private static string? Normalised(string address) => address.Trim() is { Length: > 0 } text ? text.ToUpperInvariant() : null;
}
