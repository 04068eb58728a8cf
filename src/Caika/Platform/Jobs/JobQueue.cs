using Caika.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Quartz;

namespace Caika.Platform.Jobs;

/// <summary>
/// Takes slow work on inside the caller's transaction: both happen or neither. A row is written, and handed to the scheduler
/// when it is committed: the scheduler writes on connections of its own, and on SQLite, with its one writer, asking it from
/// within a transaction would be waiting for oneself. Jobs run at least once, so each is idempotent by the id it is given.
/// Without a scheduler (command line, demo) nothing is queued and the caller runs the work itself.
/// </summary>
/// <param name="hasScheduler">Whether this process hands jobs to a scheduler.</param>
internal sealed class JobQueue(bool hasScheduler = false)
{
    internal const string Subject = "subject";

    private readonly SemaphoreSlim _asked = new(0);

    internal bool Runs => hasScheduler;

    /// <param name="db">Its current transaction carries the job.</param>
    internal async Task Enqueue<TJob>(CaikaDb db, Guid subject, CancellationToken cancel) where TJob : IJob
    {
        if (!Runs)
            return;
        if (db.Database.CurrentTransaction is null)
            throw new InvalidOperationException("Enqueue inside a transaction.");
        // Past the change tracker: whoever raised an event saves when he is ready.
        await db.Database.ExecuteSqlAsync($"INSERT INTO queued_jobs (id, job, subject) VALUES ({Guid.NewGuid()}, {typeof(TJob).FullName}, {subject})", cancel);
        _asked.Release();
    }

    /// <summary>Whether something was asked for within the time; it may not be committed yet.</summary>
    internal Task<bool> WasAsked(TimeSpan within, CancellationToken cancel) => _asked.WaitAsync(within, cancel);

    /// <summary>Runs a job for its subject; when the last attempt fails too, what waits for it is told before the failure goes on.</summary>
    internal static async Task Attempt(IJobExecutionContext context, Func<Guid, CancellationToken, Task> run, Func<Guid, CancellationToken, Task> giveUp, CancellationToken cancel)
    {
        try
        {
            await run(SubjectOf(context), cancel);
        }
        catch (Exception reason) when (reason is not OperationCanceledException && IsLast(context))
        {
            await giveUp(SubjectOf(context), cancel);
            throw;
        }
    }

    private static bool IsLast(IJobExecutionContext context) => context.RetryAttempt >= (context.RetryPolicy?.MaxAttempts ?? 0);

    internal static Guid SubjectOf(IJobExecutionContext context) => Guid.ParseExact(context.MergedJobDataMap.GetString(Subject)!, "N");
}
