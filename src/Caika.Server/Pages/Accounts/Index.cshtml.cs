using Caika.Accounts;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.Server.Hosting;
using Caika.Units;
using Microsoft.EntityFrameworkCore;

namespace Caika.Server.Pages.Accounts;

internal sealed record AccountRow(Guid Id, string DisplayName, string UserName, Role Role, string Scope, string State);

/// <summary>The accounts somebody looks after.</summary>
[Allows(Right.ManageAccounts, Right.ManageUnitAccounts)]
internal sealed class IndexModel(CaikaDb db) : CaikaPage
{
    public IReadOnlyList<AccountRow> Rows { get; private set; } = [];

    public async Task OnGetAsync()
    {
        var accounts = await db.VisibleAccounts(Actor).AsNoTracking().Include(a => a.Departments).OrderBy(a => a.Role).ThenBy(a => a.UserName).ToListAsync(Cancel);
        var units = await db.Set<Unit>().AsNoTracking().Include(u => u.Departments).Include(u => u.Campuses).AsSplitQuery().ToDictionaryAsync(u => u.Id, Cancel);
        Rows = [.. accounts.Select(a => new AccountRow(a.Id, a.DisplayName, a.UserName!, a.Role, ScopeOf(a, a.UnitId is { } id ? units.GetValueOrDefault(id) : null), StateOf(a)))];
    }

    private string ScopeOf(Account account, Unit? unit)
    {
        var parts = new List<string>();
        if (Actor.May(Right.ManageAccounts) && unit is not null)
            parts.Add(unit.Name);
        if (unit?.Campuses.Find(c => c.Id == account.CampusId) is { } campus)
            parts.Add(campus.Name);
        var departments = unit?.Departments.Where(d => account.Departments.Exists(x => x.DepartmentId == d.Id)).OrderBy(d => d.Sort).Select(d => d.Name).ToList() ?? [];
        if (departments.Count > 0)
            parts.Add(string.Join("、", departments.Take(3)) + (departments.Count > 3 ? $"等 {departments.Count} 个" : ""));
        return string.Join(" · ", parts);
    }

    private static string StateOf(Account account) =>
        account.IsDisabled ? "已停用" : account.PasswordHash is null ? "等本人设置密码" : account.SecondStepSecret is null ? "正常" : "正常，两步验证";
}
