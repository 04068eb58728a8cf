using Caika.Platform.Access;
using Caika.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Caika.Units;

/// <param name="Id">Null for a new one.</param>
internal sealed record DepartmentForm(Guid? Id, string Name, string Code, Guid? CampusId, string Responsible, bool IsRetireesOffice, int Sort);

/// <summary>Adds and changes departments; each has one responsible person, and one of them may be the retirees' office (notice 四1, 三(二)1).</summary>
internal sealed class KeepDepartment(CaikaDb db)
{
    internal const int Most = 500;

    internal async Task<Outcome<Department>> Run(Actor actor, DepartmentForm form, CancellationToken cancel)
    {
        if (!actor.May(Right.ManageUnit) || actor.Unit is not { } unitId)
            return Refusal.NotAllowed;
        var departments = await db.Set<Department>().Where(d => d.UnitId == unitId).ToListAsync(cancel);
        if (Against(form, departments) is { } against)
            return against;
        if (form.CampusId is { } campus && !await db.Set<Campus>().AnyAsync(c => c.Id == campus && c.UnitId == unitId, cancel))
            return Refusal.NotFound;
        var department = form.Id is { } id ? departments.Find(d => d.Id == id) : new Department { UnitId = unitId, Name = form.Name.Trim() };
        if (department is null)
            return Refusal.NotFound;
        if (form.Id is null)
            db.Add(department);
        (department.Name, department.Code, department.CampusId) = (form.Name.Trim(), form.Code.Trim(), form.CampusId);
        (department.Responsible, department.IsRetireesOffice, department.Sort) = (form.Responsible.Trim(), form.IsRetireesOffice, form.Sort);
        db.Record(actor, form.Id is null ? "department.added" : "department.changed", unitId, $"{department.Name}，负责人{(department.Responsible.Length > 0 ? department.Responsible : "未定")}");
        await db.SaveChangesAsync(cancel);
        return department;
    }

    /// <summary>
    /// Adds many at once, one a line: <c>文学院</c>, or <c>文学院，负责人</c>. What is there already stays as it is. The first that is
    /// called after the retired looks after them; whoever wants it otherwise says so on the page.
    /// </summary>
    internal async Task<Outcome<(int Added, string? RetireesOffice)>> AddMany(Actor actor, string lines, Guid? campusId, CancellationToken cancel)
    {
        if (!actor.May(Right.ManageUnit) || actor.Unit is not { } unitId)
            return Refusal.NotAllowed;
        if (campusId is { } campus && !await db.Set<Campus>().AnyAsync(c => c.Id == campus && c.UnitId == unitId, cancel))
            return Refusal.NotFound;
        var departments = await db.Set<Department>().Where(d => d.UnitId == unitId).ToListAsync(cancel);
        var added = new List<Department>();
        foreach (var line in lines.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = line.Split(['，', ',', '\t'], 2, StringSplitOptions.TrimEntries);
            if (departments.Concat(added).Any(d => d.Name == parts[0]))
                continue;
            var form = new DepartmentForm(null, parts[0], "", campusId, parts.ElementAtOrDefault(1) ?? "", false, departments.Count + added.Count + 1);
            if (Against(form, [.. departments, .. added]) is { } against)
                return Refusal.Rule($"第 {added.Count + 1} 个（{(parts[0].Length > 20 ? parts[0][..20] + "…" : parts[0])}）：{against.Message}");
            added.Add(new Department { UnitId = unitId, Name = form.Name, CampusId = campusId, Responsible = form.Responsible, Sort = form.Sort });
        }
        var office = departments.Exists(d => d.IsRetireesOffice) ? null : added.Find(d => d.Name.Contains("离退休", StringComparison.Ordinal));
        office?.IsRetireesOffice = true;
        if (added.Count == 0)
            return Refusal.Rule("没有新的二级单位。一行写一个，已经有的会跳过。");
        db.AddRange(added);
        db.Record(actor, "department.added", unitId, $"批量添加 {added.Count} 个");
        await db.SaveChangesAsync(cancel);
        return (added.Count, office?.Name);
    }

    private static Refusal? Against(DepartmentForm form, List<Department> departments)
    {
        var name = form.Name.Trim();
        if (name.Length is 0 or > 60)
            return Refusal.Rule("二级单位名称为 1—60 个字。");
        if (form.Responsible.Length > 30 || form.Code.Length > 20)
            return Refusal.Rule("负责人不超过 30 个字，代码不超过 20 位。");
        if (departments.Exists(d => d.Name == name && d.Id != form.Id))
            return Refusal.Rule($"已经有叫“{name}”的二级单位了。");
        if (form.IsRetireesOffice && departments.Find(d => d.IsRetireesOffice && d.Id != form.Id) is { } office)
            return Refusal.Rule($"离退休人员已经由“{office.Name}”负责，只能有一个。");
        return form.Id is null && departments.Count >= Most ? Refusal.Rule($"最多 {Most} 个二级单位。") : null;
    }
}
