using Caika.Platform.Access;
using Caika.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Caika.Accounts;

/// <summary>Which accounts somebody looks after: the system administrator all, a unit's administrator those of the unit's work.</summary>
internal static class AccountReach
{
    private static readonly Role[] OfUnit = [Role.DepartmentClerk, Role.RetireesClerk, Role.UnitReviewer, Role.UnitAdministrator, Role.BankOperator];

    /// <summary>The roles somebody may give.</summary>
    internal static IReadOnlyList<Role> Roles(Actor actor) =>
        actor.May(Right.ManageAccounts) ? [.. Platform.Access.Roles.OfAccounts]
        : actor.May(Right.ManageUnitAccounts) ? OfUnit : [];

    internal static bool NeedsUnit(this Role role) => OfUnit.Contains(role);

    internal static bool NeedsDepartments(this Role role) => role is Role.DepartmentClerk or Role.RetireesClerk;

    internal static IQueryable<Account> VisibleAccounts(this CaikaDb db, Actor actor) =>
        actor.May(Right.ManageAccounts) ? db.Set<Account>()
        : actor.May(Right.ManageUnitAccounts) && actor.Unit is { } unit ? db.Set<Account>().Where(a => a.UnitId == unit && OfUnit.Contains(a.Role))
        : db.Set<Account>().Where(a => false);
}
