using Caika.Accounts;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.Server.Hosting;
using Caika.Units;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Caika.Server.Pages.Units;

/// <summary>One's own unit: registration and the centre's answer, contact, campuses, departments.</summary>
[Allows(Right.ManageUnit)]
internal sealed class MineModel(CaikaDb db, OwnUnit own, CorrectUnit correct, DecideUnit decide, KeepCampus campuses, KeepDepartment departments) : CaikaPage
{
    [BindProperty]
    public UnitInput Form { get; set; } = new();

    /// <summary>Null until registered.</summary>
    public Unit? Unit { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        await Load();
        Form = Unit is null ? new() : UnitInput.Of(Unit);
        return Page();
    }

    public async Task<IActionResult> OnPostRegisterAsync(IFormFile? scan)
    {
        await Load();
        var bytes = await UnitScans.Read(scan, Cancel);
        if (Unit is null)
            return Done(await own.Register(Actor, Form.ToForm(), bytes, Cancel), "单位已登记。下一步：请省中心审核，或在下面登记省中心的书面批复。");
        var tracked = await db.Set<Unit>().SingleAsync(u => u.Id == Unit.Id, Cancel);
        return Done(await correct.HandInAgain(Actor, tracked, Form.ToForm(), bytes, Cancel), "已重新提交。");
    }

    public async Task<IActionResult> OnPostApprovalAsync(DateOnly date, string? documentNo, IFormFile? scan)
    {
        await Load();
        return Unit is null ? NotFound() : Done(await decide.RecordByHand(Actor, Unit.Id, new PaperDecision(date, documentNo ?? "", await UnitScans.Read(scan, Cancel)), Cancel), "省中心的批复已登记。现在可以开始采集工作。");
    }

    public async Task<IActionResult> OnPostContactAsync(string? contactName, string? contactPhone, string? paperTo, string? paperPlace, string? paperHours)
    {
        await Load();
        return Done(await correct.Contact(Actor, contactName ?? "", contactPhone ?? "", new PaperPlace(paperTo ?? "", paperPlace ?? "", paperHours ?? ""), Cancel), "联系方式和交表地点已保存。");
    }

    public async Task<IActionResult> OnPostCampusAsync(Guid? id, string? name, string? regionCode, string? bankCode, string? bankBranchCode, string? bankBranchName)
    {
        await Load();
        return Done(await campuses.Run(Actor, new CampusForm(id, name ?? "", regionCode ?? "", bankCode ?? "", bankBranchCode ?? "", bankBranchName ?? ""), Cancel), "校区已保存。");
    }

    public async Task<IActionResult> OnPostDepartmentAsync(Guid? id, string? name, string? code, Guid? campusId, string? responsible, bool isRetireesOffice, int sort)
    {
        await Load();
        return Done(await departments.Run(Actor, new DepartmentForm(id, name ?? "", code ?? "", campusId, responsible ?? "", isRetireesOffice, sort), Cancel), "二级单位已保存。");
    }

    public async Task<IActionResult> OnPostDepartmentsAsync(string? lines, Guid? campusId)
    {
        await Load();
        var outcome = await departments.AddMany(Actor, lines ?? "", campusId, Cancel);
        return outcome.Refusal is { } refusal ? Show(refusal) : Done(outcome, $"已添加 {outcome.Value.Added} 个二级单位。{(outcome.Value.RetireesOffice is { } office ? $"“{office}”负责全校离退休人员；不是的话，点开它去掉勾。" : null)}");
    }

    private IActionResult Done<T>(Outcome<T> outcome, string said)
    {
        if (outcome.Refusal is { } refusal)
            return Show(refusal);
        Said = said;
        return LocalRedirect("/units/mine");
    }

    private async Task Load() => Unit = Actor.Unit is { } id
        ? await db.Set<Unit>().AsNoTracking().Include(u => u.Campuses).Include(u => u.Departments).AsSplitQuery().SingleOrDefaultAsync(u => u.Id == id, Cancel) : null;
}
