using Caika.Accounts;
using Caika.Platform.Access;
using Caika.Units;

namespace Caika.Server.Pages.Accounts;

/// <summary>Role and scope as the two account pages send them.</summary>
internal sealed class PlaceInput
{
    public Role Role { get; set; } = Role.DepartmentClerk;
    public Guid? UnitId { get; set; }
    public Guid? CampusId { get; set; }
    public List<Guid> Departments { get; set; } = [];

    /// <summary>A unit's administrator never names the unit: it is the own one.</summary>
    public AccountPlace ToPlace(Actor actor) => new(Role, actor.May(Right.ManageAccounts) ? UnitId : actor.Unit, CampusId, Departments);

    public static PlaceInput Of(Account account) => new()
    {
        Role = account.Role,
        UnitId = account.UnitId,
        CampusId = account.CampusId,
        Departments = [.. account.Departments.Select(d => d.DepartmentId)],
    };
}

/// <summary>What the fields of role and scope show.</summary>
internal sealed record PlaceFields(PlaceInput Input, IReadOnlyList<Role> Roles, IReadOnlyList<Unit> Units, bool NamesUnit);
