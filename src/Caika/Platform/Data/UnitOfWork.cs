using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Caika.Platform.Data;

internal static class UnitOfWork
{
    /// <summary>
    /// A writing transaction of one's own, or part of the caller's: an action of an earlier module called by a later one
    /// commits with it.
    /// </summary>
    internal static async Task<WorkTransaction> JoinAsync(this CaikaDb db, CancellationToken cancel) =>
        new(db.Database.CurrentTransaction is null ? await db.BeginAsync(cancel) : null);

    /// <summary>Saves; false when somebody else was faster with one of the rows. Nothing may be saved afterwards.</summary>
    internal static async Task<bool> TrySaveAsync(this CaikaDb db, CancellationToken cancel)
    {
        try
        {
            await db.SaveChangesAsync(cancel);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            return false;
        }
    }
}

internal sealed class WorkTransaction(IDbContextTransaction? own) : IAsyncDisposable
{
    /// <summary>Commits what is one's own; the caller commits the rest.</summary>
    internal Task CommitAsync(CancellationToken cancel) => own?.CommitAsync(cancel) ?? Task.CompletedTask;

    public ValueTask DisposeAsync() => own?.DisposeAsync() ?? ValueTask.CompletedTask;
}
