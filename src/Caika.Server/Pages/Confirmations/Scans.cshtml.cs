using Caika.Campaigns;
using Caika.Confirmations.Scanning;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.Server.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Caika.Server.Pages.Confirmations;

/// <summary>Takes stacks of scans in, shows what waits for a person, and the newest stacks.</summary>
[Allows(Right.HandleForms)]
[RequestSizeLimit(ReceiveScans.MostBytes + 65536)]
[RequestFormLimits(MultipartBodyLengthLimit = ReceiveScans.MostBytes + 65536, MemoryBufferThreshold = Uploads.InMemory)]
internal sealed class ScansModel(CaikaDb db, CampaignBook campaigns, ReceiveScans receive, ScanDesk desk, SettlePage settle, ProposeNumber propose) : CaikaPage
{
    public CampaignInHand Hand { get; private set; } = null!;
    public IReadOnlyList<ScanStack> Stacks { get; private set; } = [];
    public IReadOnlyList<ScanLine> Open { get; private set; } = [];
    public IReadOnlyList<(ScanLine One, ScanLine Other)> Alike { get; private set; } = [];

    /// <summary>The page whose printed number is to be read.</summary>
    [BindProperty(SupportsGet = true, Name = "read")]
    public Guid? ToRead { get; set; }

    /// <summary>What was read; null when nothing could be.</summary>
    public string? Proposed { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await Load())
            return NotFound();
        if (ToRead is { } scan && Open.Any(l => l.Page.Id == scan))
            Proposed = await propose.Run(Actor, scan, Cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(List<IFormFile> files)
    {
        if (files.Count == 0)
            return await Load() ? Show(Refusal.Rule("请先选择扫描件。")) : NotFound();
        var stack = Guid.Empty;
        foreach (var file in files)
        {
            using var memory = new MemoryStream();
            await file.CopyToAsync(memory, Cancel);
            var outcome = await receive.Run(Actor, file.FileName, memory.ToArray(), Cancel);
            if (outcome.Refusal is { } refusal)
                return await Load() ? Show(refusal) : NotFound();
            stack = outcome.Value;
        }
        if (files.Count == 1)
            return LocalRedirect($"/confirmations/scans/{stack}");
        Said = $"{files.Count} 份扫描件已收到，正在逐页识别。";
        return LocalRedirect("/confirmations/scans");
    }

    public async Task<IActionResult> OnPostFileAsync(Guid scan, string? formNo) =>
        await Answer(await settle.File(Actor, scan, formNo ?? "", Cancel), "已归档。");

    public async Task<IActionResult> OnPostDismissAsync(Guid scan) => await Answer(await settle.Dismiss(Actor, scan, Cancel), "已处理，不再提示。");

    /// <summary>The page as it was scanned; who looked stands in the trail.</summary>
    public async Task<IActionResult> OnGetPictureAsync(Guid scan, bool signature)
    {
        if (await desk.Picture(Actor, scan, signature, Cancel) is not { } bytes)
            return NotFound();
        db.Record(Actor, "scan.page-opened", scan);
        await db.SaveChangesAsync(Cancel);
        return File(bytes, bytes[0] switch { 0xFF => "image/jpeg", 0x89 => "image/png", _ => "application/octet-stream" });
    }

    private async Task<IActionResult> Answer(Outcome<ScanPage> outcome, string said)
    {
        if (outcome.Refusal is { } refusal)
            return await Load() ? Show(refusal) : NotFound();
        Said = said;
        return LocalRedirect("/confirmations/scans");
    }

    private async Task<bool> Load()
    {
        if (await campaigns.TakeCurrent(Actor, Cancel) is not { } hand)
            return false;
        Hand = hand;
        Stacks = await desk.Stacks(Actor, hand.Id).OrderByDescending(s => s.Number).Take(12).ToListAsync(Cancel);
        Open = await desk.Open(Actor, hand.Id, Cancel);
        Alike = await desk.Alike(Actor, hand.Id, Cancel);
        return true;
    }
}
