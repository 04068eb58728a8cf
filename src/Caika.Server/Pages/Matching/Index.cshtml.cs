using Caika.Campaigns;
using Caika.Enrolments;
using Caika.Matching;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.Server.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Caika.Server.Pages.Matching;

/// <summary>Somebody who was not matched: pictures are taken on campus.</summary>
internal sealed record ToCapture(string FullName, string Department, string Campus, MatchResult Result, string Note);

/// <summary>Match lists per campus, and who has to be photographed (需现场采集).</summary>
[Allows(Right.Match, Right.MatchForBank)]
internal sealed class IndexModel(CaikaDb db, CampaignBook campaigns, MakeMatchList makeList) : CaikaPage
{
    public CampaignInHand? Hand { get; private set; }
    public IReadOnlyList<MatchBatch> Batches { get; private set; } = [];
    public IReadOnlyList<ToCapture> Capture { get; private set; } = [];

    public Task OnGetAsync() => Load();

    public async Task<IActionResult> OnPostMakeAsync(Guid campus)
    {
        await Load();
        if (Hand is null)
            return NotFound();
        var outcome = await makeList.Run(Actor, Hand.Id, campus, Cancel);
        if (outcome.Refusal is { } refusal)
            return Show(refusal);
        Said = $"第 {outcome.Value!.Number} 批比对名单已生成，{outcome.Value.Count} 人。下载后交给银行网点。";
        return LocalRedirect($"/matching/{outcome.Value.Id}");
    }

    private async Task Load()
    {
        Hand = await campaigns.TakeCurrent(Actor, Cancel);
        if (Hand is null)
            return;
        Batches = await db.VisibleBatches(Actor).AsNoTracking().Include(b => b.Items).Where(b => b.CampaignId == Hand.Id).OrderByDescending(b => b.Number).ToListAsync(Cancel);
        // Of several answers for one person the newest counts.
        var open = Batches.SelectMany(b => b.Items.Select(i => (Batch: b, Item: i))).GroupBy(x => x.Item.EnrolmentId)
            .Select(g => g.MaxBy(x => x.Batch.Number)).Where(x => x.Item.Result.NeedsCapture()).ToList();
        var ids = open.Select(x => x.Item.EnrolmentId).ToList();
        var people = await db.Set<Enrolment>().AsNoTracking().Where(e => ids.Contains(e.Id)).Select(e => new { e.Id, e.FullName, e.Department!.Name }).ToDictionaryAsync(e => e.Id, Cancel);
        Capture = [.. open.Select(x => new ToCapture(people[x.Item.EnrolmentId].FullName, people[x.Item.EnrolmentId].Name,
            Hand.Unit.Campuses.Find(c => c.Id == x.Batch.CampusId)!.Name, x.Item.Result, x.Item.Note)).OrderBy(c => c.Campus, StringComparer.Ordinal).ThenBy(c => c.Department, StringComparer.Ordinal)];
    }
}
