using Caika.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Quartz;

namespace Caika.Platform.Files;

/// <summary>Removes what no row names: left behind when a process died between storing bytes and committing the row.</summary>
[DisallowConcurrentExecution]
internal sealed class SweepFilesJob(CaikaDb db, IFileStore store, TimeProvider clock, ILogger<SweepFilesJob> log) : IJob
{
    // Long enough that no upload in flight can be hit.
    private static readonly TimeSpan Grace = TimeSpan.FromHours(24);

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        var removed = await Run(cancellationToken);
        if (removed > 0)
            log.LogInformation("Swept {Count} orphaned files", removed);
    }

    internal async Task<int> Run(CancellationToken cancel)
    {
        var before = clock.GetUtcNow() - Grace;
        var removed = 0;
        await foreach (var (address, writtenAt) in store.ListAsync(cancel))
        {
            if (writtenAt >= before || await db.Set<StoredFile>().AnyAsync(f => f.Address == address, cancel))
                continue;
            await store.DeleteAsync(address, cancel);
            removed++;
        }
        return removed;
    }
}
