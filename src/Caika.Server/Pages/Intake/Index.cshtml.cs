using System.Text.Json;
using Caika.Campaigns;
using Caika.Intake.Desk;
using Caika.Intake.Runs;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.Server.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Caika.Server.Pages.Intake;

/// <summary>
/// Takes files in: a whole drop by the script, one small request for each file, or some by a plain form. Names of files are
/// personal data, so they travel in a header, never in an address.
/// </summary>
[Allows(Right.EditEnrolments)]
[RequestSizeLimit(ReceivePiece.MostBytes + 65536)]
[RequestFormLimits(MultipartBodyLengthLimit = MostByForm, MemoryBufferThreshold = Uploads.InMemory)]
internal sealed class IndexModel(CaikaDb db, CampaignBook campaigns, BeginIntake begin, ReceivePiece receive, FindPieces find, ClaimDesk desk) : CaikaPage
{
    private const long MostByForm = 512L << 20;
    private const int LongestList = 2 << 20;
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public IReadOnlyList<IntakeRun> Runs { get; private set; } = [];
    public int Waiting { get; private set; }

    /// <summary>The run that is still open: what is dropped now goes on with it.</summary>
    public IntakeRun? Open { get; private set; }

    public async Task<IActionResult> OnGetAsync() => await Load() ? Page() : NotFound();

    /// <summary>The plain form: everything in one request, done when it is answered.</summary>
    public async Task<IActionResult> OnPostAsync(List<IFormFile> files, List<IFormFile> folder)
    {
        List<IFormFile> all = [.. files.Concat(folder).Where(f => f.FileName.Length > 0)];
        if (all.Count == 0)
            return await Load() ? Show(Refusal.Rule("请先选择文件、文件夹或压缩包。")) : NotFound();
        var begun = await begin.Run(Actor, Cancel);
        if (begun.Value is not { } run)
            return await Load() ? Show(begun.Refusal!) : NotFound();
        foreach (var file in all)
        {
            await using var bytes = file.OpenReadStream();
            if ((await receive.Run(Actor, run.Id, file.FileName, bytes, Cancel)).Refusal is { } refusal)
                return await Load() ? Show(refusal) : NotFound();
        }
        if ((await begin.Close(Actor, run.Id, Cancel)).Refusal is { } stale)
            return await Load() ? Show(stale) : NotFound();
        return LocalRedirect($"/intake/{run.Id}");
    }

    /// <summary>The script begins, or goes on after a reload.</summary>
    public async Task<IActionResult> OnPostBeginAsync()
    {
        var begun = await begin.Run(Actor, Cancel);
        return begun.Value is { } run ? new JsonResult(new { id = run.Id }) : Answer(begun.Refusal!);
    }

    /// <summary>Which of a list of files are here already.</summary>
    public async Task<IActionResult> OnPostHaveAsync()
    {
        if (RunId is not { } run)
            return NotFound();
        try
        {
            var files = await JsonSerializer.DeserializeAsync<List<OwnFile>>(new BoundedStream(Request.Body, LongestList), Json, Cancel) ?? [];
            var found = await find.Run(Actor, run, files, Cancel);
            return found.Value is { } have ? new JsonResult(have) : Answer(found.Refusal!);
        }
        catch (Exception reason) when (reason is JsonException or TooLongException)
        {
            return BadRequest();
        }
    }

    /// <summary>One file, as the body of the request.</summary>
    public async Task<IActionResult> OnPostFileAsync()
    {
        if (RunId is not { } run || Request.Headers["X-File-Name"].ToString() is not { Length: > 0 } name)
            return NotFound();
        var outcome = await receive.Run(Actor, run, Uri.UnescapeDataString(name), Request.Body, Cancel);
        return outcome.Refusal is { } refusal ? Answer(refusal) : new JsonResult(new { taken = outcome.Value is not null });
    }

    /// <summary>Everything was sent.</summary>
    public async Task<IActionResult> OnPostCloseAsync()
    {
        if (RunId is not { } run)
            return NotFound();
        return (await begin.Close(Actor, run, Cancel)).Refusal is { } refusal ? Answer(refusal) : new JsonResult(new { id = run });
    }

    private Guid? RunId => Guid.TryParse(Request.Headers["X-Run"], out var id) ? id : null;

    private IActionResult Answer(Refusal refusal) => refusal.Kind is RefusalKind.NotFound or RefusalKind.NotAllowed
        ? NotFound() : new JsonResult(new { said = refusal.Message }) { StatusCode = StatusCodes.Status422UnprocessableEntity };

    private async Task<bool> Load()
    {
        if (await campaigns.TakeCurrent(Actor, Cancel) is not { } hand)
            return false;
        Runs = await db.VisibleRuns(Actor, hand.Id).OrderByDescending(r => r.Number).Take(30).ToListAsync(Cancel);
        Open = Runs.FirstOrDefault(r => r.SentById == Actor.Id && r is { ClosedAt: null, Source: IntakeSource.Page });
        Waiting = await desk.Waiting(Actor, hand.Id).CountAsync(Cancel);
        return true;
    }
}
