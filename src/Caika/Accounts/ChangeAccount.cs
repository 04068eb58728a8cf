using Caika.Platform.Access;
using Caika.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Caika.Accounts;

/// <summary>
/// Changes role and scope, disables and enables, hands out a new one-time link, takes a lost second step and
/// passkeys away. Everything works at the owner's next request; nobody can change the own account, so an installation never
/// loses its last administrator by a slip of the hand.
/// </summary>
internal sealed class ChangeAccount(CaikaDb db, TimeProvider clock)
{
    internal async Task<Outcome<Account>> Place(Actor actor, Guid id, string displayName, AccountPlace place, CancellationToken cancel)
    {
        if (await place.Against(actor, db, cancel) is { } against)
            return against;
        if (displayName.Length is 0 or > 30)
            return Refusal.Rule("请填写姓名，不超过 30 个字。");
        return await Change(actor, id, cancel, account =>
        {
            account.DisplayName = displayName;
            place.WriteTo(account);
            db.Record(actor, "account.changed", id, $"{place.Role.Label()}，{account.Departments.Count} 个二级单位");
        });
    }

    internal Task<Outcome<Account>> Disable(Actor actor, Guid id, bool disabled, CancellationToken cancel) => Change(actor, id, cancel, account =>
    {
        account.IsDisabled = disabled;
        (account.LinkHash, account.LinkEndsAt) = disabled ? (null, null) : (account.LinkHash, account.LinkEndsAt);
        account.SecurityStamp = Guid.NewGuid().ToString("N");
        db.Record(actor, disabled ? "account.disabled" : "account.enabled", id, account.DisplayName);
    });

    /// <summary>Ends every sign-in of somebody.</summary>
    internal Task<Outcome<Account>> SignOutEverywhere(Actor actor, Guid id, CancellationToken cancel) => Change(actor, id, cancel, account =>
    {
        account.SecurityStamp = Guid.NewGuid().ToString("N");
        db.Record(actor, "account.signed-out", id, account.DisplayName);
    });

    /// <summary>For a lost telephone: the owner sets a second step up anew.</summary>
    internal Task<Outcome<Account>> ForgetSecondStep(Actor actor, Guid id, CancellationToken cancel) => Change(actor, id, cancel, account =>
    {
        account.ForgetSecondStep();
        account.SecurityStamp = Guid.NewGuid().ToString("N");
        db.Record(actor, "account.second-step-removed", id, account.DisplayName);
    });

    /// <summary>For a device that is in other hands.</summary>
    internal async Task<Outcome<Account>> ForgetPasskeys(Actor actor, Guid id, CancellationToken cancel)
    {
        var passkeys = await db.Set<AccountPasskey>().Where(p => p.UserId == id).ToListAsync(cancel);
        return await Change(actor, id, cancel, account =>
        {
            db.RemoveRange(passkeys);
            account.SecurityStamp = Guid.NewGuid().ToString("N");
            db.Record(actor, "account.passkey-removed", id, $"{account.DisplayName}，{passkeys.Count} 个");
        });
    }

    /// <returns>The token of the new one-time link; older links are dead, the password works until a new one is set.</returns>
    internal async Task<Outcome<string>> NewLink(Actor actor, Guid id, CancellationToken cancel)
    {
        string? token = null;
        var changed = await Change(actor, id, cancel, account =>
        {
            token = account.NewLink(clock);
            db.Record(actor, "account.link-made", id, account.DisplayName);
        });
        return changed.Refusal is { } refusal ? refusal : token!;
    }

    private async Task<Outcome<Account>> Change(Actor actor, Guid id, CancellationToken cancel, Action<Account> change)
    {
        var account = await db.VisibleAccounts(actor).Include(a => a.Departments).SingleOrDefaultAsync(a => a.Id == id, cancel);
        if (account is null)
            return Refusal.NotFound;
        if (account.Id == actor.Id)
            return Refusal.Rule("不能改自己的账号，请让另一位管理员来改。");
        change(account);
        account.ConcurrencyStamp = Guid.NewGuid().ToString();
        return await db.TrySaveAsync(cancel) ? account : Refusal.Stale;
    }
}
