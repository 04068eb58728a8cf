using Caika.Enrolments;
using Caika.Matching;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.Server.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Caika.Server.Pages.Matching;

/// <summary>One match list: hand it out, take the branch's answer in.</summary>
[Allows(Right.Match, Right.MatchForBank)]
[RequestSizeLimit(1L << 30)]
[RequestFormLimits(MultipartBodyLengthLimit = 1L << 30, MemoryBufferThreshold = Uploads.InMemory)]
internal sealed class BatchModel(CaikaDb db, ReadMatchList readList, TakeInMatchAnswer takeIn) : CaikaPage
{
    public MatchBatch Batch { get; private set; } = null!;
    public IReadOnlyDictionary<Guid, (string Name, string Department)> People { get; private set; } = new Dictionary<Guid, (string, string)>();
    public MatchReport? Report { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id) => await Load(id) ? Page() : NotFound();

    [NeedsProof]
    public async Task<IActionResult> OnPostListAsync(Guid id)
    {
        var outcome = await readList.Run(Actor, id, Cancel);
        return outcome.Refusal is not null ? NotFound() : File(outcome.Value.Bytes, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", outcome.Value.Name);
    }

    public async Task<IActionResult> OnPostAnswerAsync(Guid id, IFormFile? list, IFormFile? photos)
    {
        if (!await Load(id))
            return NotFound();
        if (list is null || list.Length == 0)
            return Show(Refusal.Rule("请选择银行的结果名单（xlsx 或 xls）。"));
        using var sheet = list.OpenReadStream();
        var (lines, fault) = MatchAnswerFile.ReadLines(sheet);
        IReadOnlyDictionary<string, byte[]> pictures = new Dictionary<string, byte[]>();
        if (fault is null && photos is { Length: > 0 })
        {
            using var zip = photos.OpenReadStream();
            (pictures, fault) = MatchAnswerFile.ReadPhotos(zip);
        }
        if (fault is not null)
            return Show(Refusal.Rule(fault));
        var outcome = await takeIn.Run(Actor, id, lines, pictures, Cancel);
        if (outcome.Refusal is { } refusal)
            return Show(refusal);
        Report = outcome.Value;
        db.ChangeTracker.Clear();
        await Load(id);
        return Page();
    }

    private async Task<bool> Load(Guid id)
    {
        var batch = await db.VisibleBatches(Actor).AsNoTracking().Include(b => b.Items.OrderBy(i => i.Serial)).SingleOrDefaultAsync(b => b.Id == id, Cancel);
        if (batch is null)
            return false;
        Batch = batch;
        var ids = batch.Items.Select(i => i.EnrolmentId).ToList();
        People = await db.Set<Enrolment>().AsNoTracking().Where(e => ids.Contains(e.Id)).Select(e => new { e.Id, e.FullName, e.Department!.Name })
            .ToDictionaryAsync(e => e.Id, e => (e.FullName, e.Name), Cancel);
        return true;
    }
}
