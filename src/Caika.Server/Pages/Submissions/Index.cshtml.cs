using Caika.Campaigns;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.Server.Hosting;
using Caika.Submissions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Caika.Server.Pages.Submissions;

/// <summary>The packages so far, and the gate before the next one of each kind.</summary>
[Allows(Right.Submit)]
internal sealed class IndexModel(CaikaDb db, CampaignBook campaigns, SubmissionGate gate, SealSubmission seal) : CaikaPage
{
    public CampaignInHand? Hand { get; private set; }
    public IReadOnlyList<Submission> Submissions { get; private set; } = [];
    public GateReport Check { get; private set; } = new([], [], []);
    public GateReport Production { get; private set; } = new([], [], []);

    [BindProperty]
    public SubmissionKind Kind { get; set; }

    /// <summary>Number of people, typed by hand: sealing is for many.</summary>
    [BindProperty]
    public int? Count { get; set; }

    [BindProperty]
    public Dictionary<Guid, string?> Reasons { get; set; } = [];

    public Task OnGetAsync() => Load();

    [NeedsProof]
    public async Task<IActionResult> OnPostSealAsync()
    {
        await Load();
        if (Hand is null)
            return NotFound();
        var report = Kind == SubmissionKind.Check ? Check : Production;
        if (Count != report.Ready.Count)
            return Show(Refusal.Rule($"请输入这一批的人数 {report.Ready.Count}，确认后再封存。"));
        var reasons = Reasons.Where(r => !string.IsNullOrWhiteSpace(r.Value)).ToDictionary(r => r.Key, r => r.Value!);
        var outcome = await seal.Run(Actor, Hand.Id, Kind, reasons, Cancel);
        if (outcome.Refusal is { } refusal)
            return Show(refusal);
        Said = $"第 {outcome.Value!.Number} 批已封存，共 {outcome.Value.Count} 人。";
        return LocalRedirect($"/submissions/{outcome.Value.Id}");
    }

    private async Task Load()
    {
        Hand = await campaigns.TakeCurrent(Actor, Cancel);
        if (Hand is null)
            return;
        Submissions = await db.Set<Submission>().AsNoTracking().Where(s => s.CampaignId == Hand.Id).OrderByDescending(s => s.Number).ToListAsync(Cancel);
        Check = await gate.Run(Hand, Actor, SubmissionKind.Check, Cancel);
        Production = await gate.Run(Hand, Actor, SubmissionKind.Production, Cancel);
    }
}
