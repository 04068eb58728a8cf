using Caika.Campaigns;
using Caika.Intake.Desk;
using Caika.Intake.Names;
using Caika.Intake.Runs;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.Server.Hosting;
using Caika.Server.Pages.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Caika.Server.Pages.Intake;

/// <summary>待认领: one file at a time, with the people it may belong to; one key assigns or discards it.</summary>
[Allows(Right.EditEnrolments)]
internal sealed class DeskModel(CaikaDb db, CampaignBook campaigns, ClaimDesk desk, SettleFile settle) : CaikaPage
{
    /// <summary>The file that is shown; the first when none is named.</summary>
    [BindProperty(SupportsGet = true, Name = "file")]
    public Guid? FileId { get; set; }

    /// <summary>The last decision, to be taken back.</summary>
    [TempData]
    public string? Last { get; set; }

    /// <summary>What was searched for; posted, because a number may be typed.</summary>
    public string? Search { get; private set; }
    public ClaimItem? Item { get; private set; }
    public FileKind Kind { get; private set; }
    public Undo? Undo { get; private set; }

    public async Task<IActionResult> OnGetAsync() => await Load(null) ? Page() : NotFound();

    public async Task<IActionResult> OnPostFindAsync(string? search) => await Load(search) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAssignAsync(Guid enrolment, FileKind kind) => FileId is { } id
        ? await After(await settle.Assign(Actor, id, enrolment, kind, Cancel), "已认领") : NotFound();

    public async Task<IActionResult> OnPostDiscardAsync() => FileId is { } id ? await After(await settle.Discard(Actor, id, Cancel), "已丢弃") : NotFound();

    public async Task<IActionResult> OnPostUndoAsync()
    {
        if (FileId is not { } id)
            return NotFound();
        var outcome = await settle.Undo(Actor, id, Cancel);
        if (outcome.Refusal is { } refusal)
        {
            FileId = null;
            return await Load(null) ? Show(refusal) : NotFound();
        }
        return LocalRedirect($"/intake/desk?file={id}");
    }

    /// <summary>The file itself; who looked stands in the trail.</summary>
    public async Task<IActionResult> OnGetPictureAsync()
    {
        if (FileId is not { } id || await desk.Open(Actor, id, Cancel) is not { } file)
            return NotFound();
        db.Record(Actor, "intake.file-opened", id);
        await db.SaveChangesAsync(Cancel);
        return PictureAnswer.Of(HttpContext, file);
    }

    private async Task<IActionResult> After(Outcome<IntakeFile> outcome, string said)
    {
        if (outcome.Refusal is { } refusal)
            return await Load(null) ? Show(refusal) : NotFound();
        Last = $"{FileId}|{said}";
        return LocalRedirect("/intake/desk");
    }

    private async Task<bool> Load(string? search)
    {
        if (await campaigns.TakeCurrent(Actor, Cancel) is not { } hand)
            return false;
        Search = search;
        Item = await desk.Take(Actor, hand, FileId, search, Cancel);
        if (Item is null && FileId is not null)
            return false;
        Kind = Item?.File.Kind ?? FileKind.Unknown;
        if ((Last ?? "").Split('|', 2) is [var id, var said] && Guid.TryParse(id, out var last))
            Undo = new(said, $"/intake/desk?handler=Undo&file={last}");
        return true;
    }
}
