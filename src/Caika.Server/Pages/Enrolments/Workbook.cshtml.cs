using Caika.Enrolments.Workbooks;
using Caika.Platform.Access;
using Caika.Server.Hosting;
using Microsoft.AspNetCore.Mvc;

namespace Caika.Server.Pages.Enrolments;

/// <summary>What became of a workbook: the form, then row by row, and the workbook itself with its marks.</summary>
[Allows(Right.EditEnrolments)]
internal sealed class WorkbookModel(ReadUpload uploads, AnnotateWorkbook annotate) : CaikaPage
{
    internal const int PageSize = 50, MostNotes = 200, MostCells = 12;

    public WorkbookUpload Upload { get; private set; } = null!;
    public WorkbookResult Result { get; private set; } = new();
    public IReadOnlyList<AnsweredRow> Rows { get; private set; } = [];
    public int PageNo { get; private set; } = 1;
    public bool Waits => Upload.Status == WorkbookStatus.Received;

    /// <summary>Old .xls files have no sheet we could name.</summary>
    public bool CanMark => Upload.ResultFileId is not null && Result.DataSheet.Length > 0;

    public async Task<IActionResult> OnGetAsync(Guid id, int p = 1)
    {
        if (await uploads.Run(Actor, id, Cancel) is not { } shown)
            return NotFound();
        (Upload, Result, PageNo) = (shown.Upload, shown.Result, Math.Clamp(p, 1, 100_000));
        // What has to be changed comes first.
        Rows = [.. Result.Rows.OrderBy(row => row.Outcome is FormOutcome.Taken or FormOutcome.Same).ThenBy(row => row.Row).Skip((PageNo - 1) * PageSize).Take(PageSize)];
        return Page();
    }

    [NeedsProof]
    public async Task<IActionResult> OnPostAnnotatedAsync(Guid id)
    {
        var outcome = await annotate.Run(Actor, id, Cancel);
        if (outcome.Done)
            return File(outcome.Value!.Bytes.ToArray(), ImportModel.Xlsx, outcome.Value.Name);
        var page = await OnGetAsync(id);
        return page is NotFoundResult ? page : Show(outcome.Refusal!);
    }
}
