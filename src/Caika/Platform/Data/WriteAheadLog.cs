using Microsoft.EntityFrameworkCore;

namespace Caika.Platform.Data;

/// <summary>
/// After a large transaction SQLite carries its log over into the database file inside the commit, a tenth of the whole, while
/// everybody else who writes waits. It can as well be done afterwards, when the rows are safe in the log and others may write.
/// </summary>
internal static class WriteAheadLog
{
    /// <summary>This connection's next commits leave the log as it is, until the connection is opened anew.</summary>
    internal static Task LeaveLog(this CaikaDb db, CancellationToken cancel) =>
        db.Database.IsSqlite() ? db.Database.ExecuteSqlRawAsync("PRAGMA wal_autocheckpoint=0", cancel) : Task.CompletedTask;

    /// <summary>Carries over what nobody reads from any more; holds up neither readers nor writers.</summary>
    internal static Task CarryOver(this CaikaDb db, CancellationToken cancel) =>
        db.Database.IsSqlite() ? db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(PASSIVE)", cancel) : Task.CompletedTask;
}
