using Caika.Campaigns;
using Caika.Confirmations.Printing;
using Caika.Confirmations.Screen;
using Caika.Confirmations.Signing;
using Caika.Enrolments;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.Platform.Files;
using Caika.Server.Hosting;
using Microsoft.AspNetCore.Mvc;

namespace Caika.Server.Pages.Confirmations;

/// <summary>One form: where it is, its scan, the other printings, and the place to note an objection.</summary>
[Allows(Right.HandleForms)]
internal sealed class FormModel(CaikaDb db, CampaignBook campaigns, FormBoard board, RecordObjection object_, ScreenBoard screens, FileVault vault) : CaikaPage
{
    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty]
    public ItemKind Kind { get; set; }

    [BindProperty]
    public string? What { get; set; }
    public FormLine Line { get; private set; } = null!;
    public IReadOnlyList<FormLine> Others { get; private set; } = [];

    /// <summary>How it was signed on the screen; null for ink.</summary>
    public ScreenSignature? Screen { get; private set; }

    public async Task<IActionResult> OnGetAsync() => await Load() ? Page() : NotFound();

    /// <summary>The scan; who looked stands in the trail.</summary>
    public async Task<IActionResult> OnGetScanAsync()
    {
        if (!await Load() || Line.Form.ScanFileId is not { } id || await campaigns.Take(Line.Form.CampaignId, Actor, Cancel) is not { } hand || await db.Set<StoredFile>().FindAsync([id], Cancel) is not { } file)
            return NotFound();
        db.Record(Actor, "form.scan-opened", Line.Form.EnrolmentId, Line.Form.FormNo);
        await db.SaveChangesAsync(Cancel);
        var bytes = await vault.Read(file, hand.Keys, Cancel);
        var (type, end) = bytes[0] switch { (byte)'%' => ("application/pdf", "pdf"), 0xFF => ("image/jpeg", "jpg"), _ => ("image/png", "png") };
        return File(bytes, type, $"{Line.Form.FormNo}.{end}");
    }

    public async Task<IActionResult> OnPostObjectAsync()
    {
        var outcome = await object_.Run(Actor, Id, Kind, What ?? "", Cancel);
        if (outcome.Refusal is { } refusal)
            return await Load() ? Show(refusal) : NotFound();
        Said = $"异议已登记，“{Kind.Label()}”已退回本人更正。更正并审核以后，请重新打印这份表。";
        return Redirect($"/confirmations/forms/{Id}");
    }

    public async Task<IActionResult> OnPostSettleAsync(bool genuine, [FromServices] SettleScreenSignature settle)
    {
        var outcome = await settle.Run(Actor, Id, genuine, Cancel);
        if (outcome.Refusal is { } refusal)
            return await Load() ? Show(refusal) : NotFound();
        Said = genuine ? "已记下：核实是本人签的。" : "这份表已作废。请重新打印，请本人签字。";
        return Redirect($"/confirmations/forms/{Id}");
    }

    private async Task<bool> Load()
    {
        if (await board.Line(Actor, Id, Cancel) is not { } line)
            return false;
        (Line, Screen) = (line, await screens.Of(Id, Cancel));
        Others = [.. (await board.OfPerson(Actor, line.Form.EnrolmentId, Cancel)).Where(l => l.Form.Id != Id)];
        return true;
    }
}
