using Caika.Campaigns;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.Platform.Files;
using Caika.Platform.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Caika.Enrolments.Workbooks;

/// <summary>Takes a workbook in: it lies encrypted in the store, a job judges it and writes what is in order.</summary>
internal sealed class ReceiveWorkbook(CaikaDb db, CampaignBook campaigns, FileVault vault, JobQueue jobs, TimeProvider clock)
{
    internal const int MostBytes = 48 << 20;

    internal async Task<Outcome<Guid>> Run(Actor actor, Guid campaignId, string fileName, Stream workbook, CancellationToken cancel)
    {
        if (!actor.May(Right.EditEnrolments))
            return Refusal.NotAllowed;
        if (await campaigns.Take(campaignId, actor, cancel) is not { } hand)
            return Refusal.NotFound;
        if (hand.Closed(clock) is { } closed)
            return closed;
        if (workbook.Length == 0)
            return Refusal.Rule("这个文件是空的，请重新选择。");
        if (workbook.Length > MostBytes)
            return Refusal.Rule("文件太大（最多 48 MB）。请只保留需要的工作表，另存后再上传。");

        var file = await vault.Put(campaignId, hand.Keys, workbook, cancel);
        await using var transaction = await db.JoinAsync(cancel);
        if (await Waiting(actor, campaignId, file, cancel) is { } same)
            return same; // pressed twice
        var id = await Enter(actor, hand, fileName, file, cancel);
        await transaction.CommitAsync(cancel);
        return id;
    }

    /// <summary>A workbook that lies in the store already, inside the caller's transaction: whatever is wrong with it, the job says.</summary>
    internal async Task<Guid> Enter(Actor actor, CampaignInHand hand, string fileName, StoredFile file, CancellationToken cancel)
    {
        var id = Guid.NewGuid();
        db.Add(new WorkbookUpload
        {
            Id = id,
            CampaignId = hand.Id,
            FileId = file.Id,
            FileName = hand.Keys.Seal(fileName, id),
            ActorId = actor.Id,
            ActorName = actor.Name,
            Reach = actor.Departments is { } departments ? string.Join(',', departments) : "",
            ReceivedAt = clock.GetUtcNow(),
        });
        db.Record(actor, "workbook.received", id);
        await db.SaveChangesAsync(cancel);
        await jobs.Enqueue<TakeInWorkbookJob>(db, id, cancel);
        return id;
    }

    private async Task<Guid?> Waiting(Actor actor, Guid campaignId, StoredFile file, CancellationToken cancel) => await db.Set<WorkbookUpload>()
        .Where(u => u.CampaignId == campaignId && u.ActorId == actor.Id && u.Status == WorkbookStatus.Received && db.Set<StoredFile>().Any(f => f.Id == u.FileId && f.Sha256 == file.Sha256))
        .Select(u => (Guid?)u.Id).FirstOrDefaultAsync(cancel);
}
