using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.Units;
using Microsoft.EntityFrameworkCore;

namespace Caika.Accounts;

/// <summary>Role and scope of an account; the same when it is made and when it is changed.</summary>
/// <param name="Departments">For clerks: the departments in scope.</param>
internal sealed record AccountPlace(Role Role, Guid? UnitId, Guid? CampusId = null, IReadOnlyList<Guid>? Departments = null)
{
    /// <summary>Why this somebody may not give this place; null when it holds together.</summary>
    internal async Task<Refusal?> Against(Actor actor, CaikaDb db, CancellationToken cancel)
    {
        if (!AccountReach.Roles(actor).Contains(Role))
            return Refusal.NotAllowed;
        if (!actor.May(Right.ManageAccounts) && UnitId != actor.Unit)
            return Refusal.NotAllowed;
        if (UnitId is { } unit && !await db.Set<Unit>().AnyAsync(u => u.Id == unit, cancel))
            return Refusal.Rule("没有这个单位。");
        // A unit's administrator may come first and register the unit.
        if (UnitId is null && Role.NeedsUnit() && Role != Role.UnitAdministrator)
            return Refusal.Rule($"{Role.Label()}要属于一个单位，请先选单位。");
        // Without a campus an account would see the lists of all campuses, and each branch has one (notice 三(二)2).
        if (Role == Role.BankOperator && (CampusId is not { } campus || !await db.Set<Campus>().AnyAsync(c => c.Id == campus && c.UnitId == UnitId, cancel)))
            return Refusal.Rule("请选银行经办负责的校区。");
        var wanted = Departments ?? [];
        if (await db.Set<Department>().CountAsync(d => d.UnitId == UnitId && wanted.Contains(d.Id), cancel) != wanted.Distinct().Count())
            return Refusal.NotFound;
        return Role.NeedsDepartments() && wanted.Count == 0 ? Refusal.Rule("请勾选经办人负责的二级单位。") : null;
    }

    internal void WriteTo(Account account)
    {
        (account.Role, account.UnitId, account.CampusId) = (Role, UnitId, Role == Role.BankOperator ? CampusId : null);
        var wanted = Role.NeedsDepartments() ? (Departments ?? []).ToHashSet() : [];
        account.Departments.RemoveAll(d => !wanted.Contains(d.DepartmentId));
        account.Departments.AddRange(wanted.Where(id => account.Departments.All(d => d.DepartmentId != id))
            .Select(id => new AccountDepartment { AccountId = account.Id, DepartmentId = id }));
    }
}
