using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.Units;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Caika.Accounts;

/// <summary>
/// How a unit gets its first administrator: an account without a unit registers one and belongs to it; or an applicant, once
/// the centre has approved, turns the receipt into the first administrator's account.
/// </summary>
internal sealed class OwnUnit(CaikaDb db, RegisterUnit register, UserManager<Account> users, TimeProvider clock)
{
    internal async Task<Outcome<UnitReceipt>> Register(Actor actor, UnitForm form, ReadOnlyMemory<byte> scan, CancellationToken cancel)
    {
        if (!actor.May(Right.ManageUnit) || actor.Unit is not null)
            return Refusal.NotAllowed;
        await using var work = await db.JoinAsync(cancel);
        if (await db.Set<Account>().SingleOrDefaultAsync(a => a.Id == actor.Id && a.UnitId == null, cancel) is not { } account)
            return Refusal.NotFound;
        var receipt = await register.Run(actor, form, scan, cancel);
        if (receipt.Refusal is not null)
            return receipt;
        account.UnitId = receipt.Value!.UnitId;
        account.ConcurrencyStamp = Guid.NewGuid().ToString();
        await db.SaveChangesAsync(cancel);
        await work.CommitAsync(cancel);
        return receipt;
    }

    /// <summary>Whether the receipt can still be turned into the first administrator.</summary>
    internal async Task<bool> WantsAdministrator(Unit unit, CancellationToken cancel) =>
        unit.Status == UnitStatus.Approved && !await db.Set<Account>().AnyAsync(a => a.UnitId == unit.Id && a.Role == Role.UnitAdministrator, cancel);

    /// <param name="unit">Found by its receipt: who holds number and secret speaks for the unit.</param>
    /// <returns>The token of the one-time link.</returns>
    internal async Task<Outcome<string>> FirstAdministrator(Unit unit, string userName, string displayName, CancellationToken cancel)
    {
        await using var work = await db.JoinAsync(cancel);
        if (!await WantsAdministrator(unit, cancel))
            return Refusal.Rule("这个单位已经有管理员了，请由他添加账号。");
        var applicant = new Actor(ActorKind.System, Guid.Empty, "申请单位", new HashSet<Right> { Right.ManageAccounts });
        var token = await new AddAccount(users, db, clock).Run(applicant, new NewAccount(userName, displayName, new AccountPlace(Role.UnitAdministrator, unit.Id)), cancel);
        if (token.Done)
            await work.CommitAsync(cancel);
        return token;
    }
}
