using Caika.Campaigns;
using Caika.Confirmations;
using Caika.Confirmations.Printing;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.Platform.Files;
using Caika.Server.Hosting;
using Microsoft.AspNetCore.Mvc;

namespace Caika.Server.Pages.Confirmations;

/// <summary>One print run: its forms, how far they are, and the file.</summary>
[Allows(Right.HandleForms)]
internal sealed class RunModel(CaikaDb db, CampaignBook campaigns, FormBoard board, PrintForms print, FileVault vault) : CaikaPage
{
    [FromRoute]
    public Guid Id { get; set; }
    public PrintRun Run { get; private set; } = null!;
    public IReadOnlyList<FormLine> Lines { get; private set; } = [];

    public int Count(params FormState[] states) => Lines.Count(l => states.Contains(l.Form.State));

    public async Task<IActionResult> OnGetAsync() => await Load() ? Page() : NotFound();

    /// <summary>The PDF; who took it stands in the trail.</summary>
    public async Task<IActionResult> OnGetPdfAsync()
    {
        if (!await Load() || await campaigns.Take(Run.CampaignId, Actor, Cancel) is not { } hand || await db.Set<StoredFile>().FindAsync([Run.FileId], Cancel) is not { } file)
            return NotFound();
        db.Record(Actor, "forms.downloaded", Run.Id, $"{Run.Kind.Label()} {Run.Count} 份，第 {Run.Number} 次打印");
        await db.SaveChangesAsync(Cancel);
        var place = hand.Unit.Departments.Find(d => d.Id == Run.DepartmentId)?.Name;
        return File(await vault.Open(file, hand.Keys, Cancel), "application/pdf", $"{Run.Kind.Label()}-第{Run.Number}次{(place is null ? "" : $"-{place}")}.pdf");
    }

    /// <summary>Prints again what came back damaged or never came back.</summary>
    public async Task<IActionResult> OnPostReprintAsync(Guid[] enrolment)
    {
        if (!await Load())
            return NotFound();
        if (enrolment.Length == 0)
            return Show(Refusal.Rule("请先勾选要重印的人。"));
        var outcome = await print.Run(Actor, Run.CampaignId, new PrintWish(Run.Kind, Enrolments: enrolment), Cancel);
        if (outcome.Refusal is { } refusal)
            return Show(refusal);
        Said = $"{outcome.Value!.Run.Count} 份已重新排好，原来那几份作废。";
        return Redirect($"/confirmations/runs/{outcome.Value.Run.Id}");
    }

    private async Task<bool> Load()
    {
        if (await board.Run(Actor, Id, Cancel) is not { } run)
            return false;
        (Run, Lines) = (run, await board.OfRun(Actor, Id, Cancel));
        return true;
    }
}
