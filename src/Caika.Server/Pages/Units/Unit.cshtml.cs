using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.Server.Hosting;
using Caika.Units;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Caika.Server.Pages.Units;

/// <summary>One registration: the centre approves it or returns it with a reason.</summary>
[Allows(Right.ApproveUnits)]
internal sealed class UnitModel(CaikaDb db, DecideUnit decide, UnitScan scans) : CaikaPage
{
    public Unit Unit { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id) => await Load(id) ? Page() : NotFound();

    public async Task<IActionResult> OnPostApproveAsync(Guid id) =>
        await Load(id) ? Done(await decide.Approve(Actor, id, Cancel), "已通过，单位可以开始采集。") : NotFound();

    public async Task<IActionResult> OnPostReturnAsync(Guid id, string? reason) =>
        await Load(id) ? Done(await decide.Return(Actor, id, reason ?? "", Cancel), "已退回，申请单位凭受理号能看到原因。") : NotFound();

    public async Task<IActionResult> OnPostScanAsync(Guid id)
    {
        if (!await Load(id) || Unit.ApplicationFileId is not { } file || await scans.Read(Unit, file, Cancel) is not { } bytes)
            return NotFound();
        db.Record(Actor, "unit.scan-opened", id, Unit.Name);
        await db.SaveChangesAsync(Cancel);
        return ScanAnswer.Of(bytes, "dengjibiao");
    }

    private IActionResult Done(Outcome<Unit> outcome, string said)
    {
        if (outcome.Refusal is { } refusal)
            return Show(refusal);
        Said = said;
        return LocalRedirect("/units");
    }

    private async Task<bool> Load(Guid id)
    {
        if (await db.Set<Unit>().AsNoTracking().SingleOrDefaultAsync(u => u.Id == id, Cancel) is not { } unit)
            return false;
        Unit = unit;
        return true;
    }
}

internal static class ScanAnswer
{
    /// <summary>Only ever offered to be saved: a stranger's PDF is not opened inside the pages.</summary>
    internal static FileContentResult Of(byte[] bytes, string name)
    {
        var (type, ending) = bytes.AsSpan().StartsWith("%PDF-"u8) ? ("application/pdf", "pdf") : bytes[0] == 0x89 ? ("image/png", "png") : ("image/jpeg", "jpg");
        return new FileContentResult(bytes, type) { FileDownloadName = $"{name}.{ending}" };
    }
}
