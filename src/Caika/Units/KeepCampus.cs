using Caika.Platform.Access;
using Caika.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Caika.Units;

/// <param name="Id">Null for a new one.</param>
internal sealed record CampusForm(Guid? Id, string Name, string RegionCode, string BankCode, string BankBranchCode, string BankBranchName);

/// <summary>Adds or changes a campus and the branch of the issuing bank that serves it (notice 三(二)2).</summary>
internal sealed class KeepCampus(CaikaDb db)
{
    internal async Task<Outcome<Campus>> Run(Actor actor, CampusForm form, CancellationToken cancel)
    {
        if (!actor.May(Right.ManageUnit) || actor.Unit is not { } unitId)
            return Refusal.NotAllowed;
        var name = form.Name.Trim();
        if (name.Length is 0 or > 40)
            return Refusal.Rule("校区名称为 1—40 个字。");
        if (form.RegionCode.Length > 0 && (form.RegionCode.Length != 6 || !form.RegionCode.All(char.IsAsciiDigit)))
            return Refusal.Rule("行政区划代码为 6 位数字。");
        if (form.BankBranchName.Length > 60 || form.BankBranchCode.Length > 20 || form.BankCode.Length > 20)
            return Refusal.Rule("银行网点名称不超过 60 字，代码不超过 20 位。");
        var campuses = await db.Set<Campus>().Where(c => c.UnitId == unitId).ToListAsync(cancel);
        if (campuses.Exists(c => c.Name == name && c.Id != form.Id))
            return Refusal.Rule($"已经有叫“{name}”的校区了。");
        var campus = form.Id is { } id ? campuses.Find(c => c.Id == id) : new Campus { UnitId = unitId, Name = name };
        if (campus is null)
            return Refusal.NotFound;
        if (form.Id is null)
            db.Add(campus);
        (campus.Name, campus.RegionCode, campus.BankCode) = (name, form.RegionCode.Trim(), form.BankCode.Trim());
        (campus.BankBranchCode, campus.BankBranchName) = (form.BankBranchCode.Trim(), form.BankBranchName.Trim());
        db.Record(actor, form.Id is null ? "campus.added" : "campus.changed", unitId, $"{campus.Name}，{(campus.BankBranchName.Length > 0 ? campus.BankBranchName : "未设网点")}");
        await db.SaveChangesAsync(cancel);
        return campus;
    }
}
