using Caika.Intake.Runs;
using Caika.Platform.Data;
using Caika.Platform.Files;
using Microsoft.EntityFrameworkCore;
using Quartz;

namespace Caika.Intake.Desk;

/// <summary>What was decided at the desk can be taken back for thirty days; then the desk's own copy of the file goes.</summary>
[DisallowConcurrentExecution]
internal sealed class ForgetFilesJob(CaikaDb db, TimeProvider clock) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await Run(cancellationToken);

    internal async Task<int> Run(CancellationToken cancel)
    {
        var before = clock.GetUtcNow() - SettleFile.UndoWithin;
        var old = await db.Set<IntakeFile>().Where(f => f.FileId != null && f.SettledAt != null && f.SettledAt < before).ToListAsync(cancel);
        foreach (var file in old)
        {
            if (await db.Set<StoredFile>().SingleOrDefaultAsync(f => f.Id == file.FileId, cancel) is { } stored)
                db.Remove(stored);
            file.FileId = null;
        }
        await db.SaveChangesAsync(cancel);
        return old.Count;
    }
}
