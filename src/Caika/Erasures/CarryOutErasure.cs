using System.Globalization;
using Caika.Intake.Inbox;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.Platform.Files;
using Caika.Platform.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Quartz;

namespace Caika.Erasures;

[DisallowConcurrentExecution]
internal sealed class EraseCampaignJob(CarryOutErasure erase) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await erase.Run(JobQueue.SubjectOf(context), cancellationToken);
}

/// <summary>
/// Takes away what an erased campaign still has: rows, files, what the database remembers of them in its free pages, letters.
/// Each step does nothing the second time, so it may die anywhere and be begun anew.
/// </summary>
internal sealed class CarryOutErasure(CaikaDb db, IFileStore store, ForgetLetters letters, DataOptions options, TimeProvider clock)
{
    private const int Together = 200;
    private static readonly Actor System = Actor.System("销毁");

    internal async Task Run(Guid id, CancellationToken cancel)
    {
        if (await db.Set<Erasure>().SingleOrDefaultAsync(e => e.Id == id, cancel) is not { } erasure)
            return;
        if (erasure.RowsGoneAt is null)
        {
            // Until nothing is left: somebody's upload may have been under way.
            while (await Rows(id, cancel) + await Files(id, cancel) > 0)
            {
            }
            erasure.RowsGoneAt = clock.GetUtcNow();
            await db.SaveChangesAsync(cancel);
        }
        if (erasure.DoneAt is null)
        {
            await ScrubDatabase.Run(db, options, CampaignRows.InOrder.Select(t => t.Row).Append(typeof(StoredFile)).Append(typeof(Campaigns.Campaign)), cancel);
            erasure.DoneAt = clock.GetUtcNow();
            db.Record(System, "campaign.erased", id, string.Create(CultureInfo.InvariantCulture, $"{erasure.RecordNo}，{erasure.Files} 个文件，清单摘要 {Convert.ToHexString(erasure.FilesDigest)[..16]}"));
            await db.SaveChangesAsync(cancel);
        }
        await letters.Try(cancel);
    }

    private async Task<int> Rows(Guid id, CancellationToken cancel)
    {
        var gone = 0;
        foreach (var table in CampaignRows.InOrder)
        {
            await using var work = await db.BeginAsync(cancel);
            if (table.HasPage)
                await Remember(table.Row, id, cancel);
            gone += await table.Delete(db, id, cancel);
            await work.CommitAsync(cancel);
        }
        return gone;
    }

    private async Task Remember(Type row, Guid campaign, CancellationToken cancel)
    {
        var type = db.Model.FindEntityType(row)!;
        var table = StoreObjectIdentifier.Table(type.GetTableName()!);
        // Both are names out of the model.
        var sql = $"INSERT INTO erased_rows (id, campaign_id) SELECT id, campaign_id FROM \"{table.Name}\" WHERE campaign_id = {{0}} ON CONFLICT DO NOTHING";
        await db.Database.ExecuteSqlRawAsync(sql, [campaign], cancel);
    }

    // Bytes first: a row whose bytes are gone is found again by the next attempt, bytes without a row by nobody but the sweep.
    private async Task<int> Files(Guid id, CancellationToken cancel)
    {
        var gone = 0;
        while (await db.Set<StoredFile>().AsNoTracking().Where(f => f.CampaignId == id).OrderBy(f => f.Id).Take(Together).Select(f => new { f.Id, f.Address }).ToListAsync(cancel) is { Count: > 0 } some)
        {
            foreach (var file in some)
            {
                await store.DeleteAsync(file.Address, cancel);
                options.Faults.Reach("file.deleted");
            }
            var ids = some.Select(f => f.Id).ToList();
            await using var work = await db.BeginAsync(cancel);
            gone += await db.Set<StoredFile>().Where(f => ids.Contains(f.Id)).ExecuteDeleteAsync(cancel);
            await work.CommitAsync(cancel);
        }
        return gone;
    }
}
