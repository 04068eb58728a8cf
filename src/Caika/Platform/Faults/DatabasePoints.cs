using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Caika.Platform.Faults;

/// <summary>Tells the fault points of every transaction: rows written, about to be committed, committed.</summary>
internal sealed class TransactionPoints(FaultPoints points) : DbTransactionInterceptor
{
    public override ValueTask<InterceptionResult> TransactionCommittingAsync(DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
    {
        points.Reach("commit.before");
        return new(result);
    }

    public override Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        points.Reach("commit.after");
        return Task.CompletedTask;
    }
}

internal sealed class SavePoints(FaultPoints points) : SaveChangesInterceptor
{
    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        points.Reach("rows.before");
        return new(result);
    }

    public override ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        points.Reach("rows.after");
        return new(result);
    }
}
