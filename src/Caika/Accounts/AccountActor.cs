using Caika.Platform.Access;
using Caika.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Caika.Accounts;

/// <summary>Turns a sign-in into an actor, from the database at every request: a changed role or a disabled account works at once.</summary>
internal sealed class AccountActor(CaikaDb db)
{
    /// <returns>Null when the account is gone, disabled, or its password was set anew since.</returns>
    internal async Task<Actor?> Find(Guid id, string stamp, CancellationToken cancel)
    {
        var account = await db.Set<Account>().AsNoTracking().Include(a => a.Departments).SingleOrDefaultAsync(a => a.Id == id, cancel);
        return account is null || account.IsDisabled || account.SecurityStamp != stamp ? null : Of(account);
    }

    internal static Actor Of(Account account) => new(
        ActorKind.Staff, account.Id, account.DisplayName, account.Role.Rights(), account.UnitId,
        account.Role is Role.DepartmentClerk or Role.RetireesClerk ? account.Departments.Select(d => d.DepartmentId).ToHashSet() : null,
        account.CampusId is { } campus ? new HashSet<Guid> { campus } : null);
}
