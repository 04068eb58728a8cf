using Caika.Campaigns;
using Caika.Intake.Runs;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.Server.Hosting;
using Caika.Server.Pages.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Caika.Server.Pages.Intake;

/// <summary>One taking-in, file by file.</summary>
[Allows(Right.EditEnrolments)]
internal sealed class RunModel(CaikaDb db, CampaignBook campaigns, IntakeBoard board, ReceivePiece receive, TimeProvider clock) : CaikaPage
{
    private static readonly TimeSpan Quiet = TimeSpan.FromMinutes(2);

    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public FileState? State { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int PageNo { get; set; } = 1;
    public CampaignInHand Hand { get; private set; } = null!;
    public IntakeRun Run { get; private set; } = null!;
    public IReadOnlyDictionary<FileState, int> Counts { get; private set; } = new Dictionary<FileState, int>();
    public int Repaired { get; private set; }
    public IReadOnlyList<FileLine> Lines { get; private set; } = [];

    /// <summary>Nothing has happened for a while though something should.</summary>
    public bool IsQuiet => Run.IsPending && clock.GetUtcNow() - Run.WorkedAt > Quiet;

    public int Count(params FileState[] states) => states.Sum(s => Counts.GetValueOrDefault(s));

    public Pager Pager => new(PageNo, IntakeBoard.PageSize, State is { } state ? Count(state) : Counts.Values.Sum(), page => Of(State, page));

    public string Of(FileState? state, int page = 1) => $"/intake/{Id}{(state is { } s ? $"?state={s}" : "?")}{(page > 1 ? $"&p={page}" : "")}".TrimEnd('?');

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await Load())
            return NotFound();
        // Until the job is through, the browser asks again by itself.
        if (Run.IsPending && PageNo == 1)
            Response.Headers["Refresh"] = "3";
        return Page();
    }

    public async Task<IActionResult> OnGetReportAsync()
    {
        if (!await Load())
            return NotFound();
        return File(await board.Report(Actor, Hand, Run, Cancel), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", $"收件报告_{Run.Number}.xlsx");
    }

    /// <summary>Goes on with a run whose job has died for good.</summary>
    public async Task<IActionResult> OnPostGoOnAsync()
    {
        if (!await Load())
            return NotFound();
        if (IsQuiet)
        {
            await using var work = await db.JoinAsync(Cancel);
            var run = await db.Set<IntakeRun>().SingleAsync(r => r.Id == Id, Cancel);
            run.IsPending = false;
            await receive.Ask(run, Cancel);
            await db.SaveChangesAsync(Cancel);
            await work.CommitAsync(Cancel);
        }
        return LocalRedirect($"/intake/{Id}");
    }

    private async Task<bool> Load()
    {
        if (await campaigns.TakeCurrent(Actor, Cancel) is not { } hand || await db.VisibleRuns(Actor, hand.Id).SingleOrDefaultAsync(r => r.Id == Id, Cancel) is not { } run)
            return false;
        (Hand, Run, PageNo) = (hand, run, Math.Max(1, PageNo));
        Counts = await board.Counts(Id, Cancel);
        Repaired = await board.Repaired(Id, Cancel);
        Lines = await board.Files(Actor, hand, Id, State, PageNo, Cancel);
        return true;
    }
}
