using Caika.Campaigns;
using Caika.Enrolments.Workbooks;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.Server.Hosting;
using Caika.Units;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Caika.Server.Pages.Enrolments;

/// <summary>《办理人员信息表》 out and in again, and the workbooks sent before.</summary>
[Allows(Right.EditEnrolments)]
[RequestFormLimits(MultipartBodyLengthLimit = ReceiveWorkbook.MostBytes + 65536)]
internal sealed class WorkbooksModel(CaikaDb db, CampaignBook campaigns, MakeWorkbook make, ReceiveWorkbook receive) : CaikaPage
{
    private const int LastUploads = 30;

    public CampaignInHand Hand { get; private set; } = null!;
    public IReadOnlyList<WorkbookUpload> Uploads { get; private set; } = [];
    public IEnumerable<Department> Departments => Hand.Unit.Departments.Where(d => Actor.CoversDepartment(d.Id)).OrderBy(d => d.Sort);

    public async Task<IActionResult> OnGetAsync() => await Load() ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(IFormFile? file)
    {
        if (!await Load())
            return NotFound();
        if (file is null)
            return Show(Refusal.Rule("请选择填好的工作簿（.xlsx）。"));
        await using var workbook = file.OpenReadStream();
        var outcome = await receive.Run(Actor, Hand.Id, file.FileName, workbook, Cancel);
        return outcome.Refusal is { } refusal ? Show(refusal) : LocalRedirect($"/enrolments/workbooks/{outcome.Value}");
    }

    public Task<IActionResult> OnPostMaskedAsync(Guid department) => Send(department, full: false);

    [NeedsProof]
    public Task<IActionResult> OnPostFullAsync(Guid department) => Send(department, full: true);

    private async Task<IActionResult> Send(Guid department, bool full)
    {
        if (!await Load())
            return NotFound();
        var outcome = await make.Run(Actor, Hand.Id, department, full, Cancel);
        return outcome.Refusal is { } refusal ? Show(refusal) : File(outcome.Value!.Bytes.ToArray(), ImportModel.Xlsx, outcome.Value.Name);
    }

    private async Task<bool> Load()
    {
        if (await campaigns.TakeCurrent(Actor, Cancel) is not { } hand)
            return false;
        Hand = hand;
        var uploads = await db.Set<WorkbookUpload>().AsNoTracking().Where(u => u.CampaignId == hand.Id).OrderByDescending(u => u.ReceivedAt).Take(10 * LastUploads).ToListAsync(Cancel);
        Uploads = [.. uploads.Where(u => u.IsWithin(Actor)).Take(LastUploads)];
        return true;
    }
}
