using Caika.Platform.Data;
using Microsoft.EntityFrameworkCore.Storage;
using Quartz;

namespace Caika.Platform.Jobs;

/// <summary>
/// Hands slow work to the scheduler inside the caller's transaction: both happen or neither. Jobs run at least once,
/// so each is idempotent by the id it is given. Without a scheduler (command line, demo) nothing is queued and the
/// caller runs the work itself.
/// </summary>
internal sealed class JobQueue(ISchedulerFactory? schedulers = null, TimeProvider? clock = null)
{
    internal const string Subject = "subject";

    internal bool Runs => schedulers is not null;

    /// <param name="db">Its current transaction carries the job.</param>
    internal async Task Enqueue<TJob>(CaikaDb db, Guid subject, CancellationToken cancel) where TJob : IJob
    {
        if (schedulers is null)
            return;
        var transaction = db.Database.CurrentTransaction ?? throw new InvalidOperationException("Enqueue inside a transaction.");
        var scheduler = await schedulers.GetScheduler(cancel);
        using (scheduler.EnlistTransaction(transaction.GetDbTransaction()))
        {
            var job = JobBuilder.Create<TJob>().WithIdentity($"{typeof(TJob).Name}-{subject:N}-{Guid.NewGuid():N}").RequestRecovery()
                .UsingJobData(Subject, subject.ToString("N")).Build();
            // By the scheduler's own clock, which a test may have turned: "now" would be the machine's.
            var trigger = TriggerBuilder.Create().StartAt((clock ?? TimeProvider.System).GetUtcNow()).WithRetryPolicy(RetryPolicy.Exponential(3, TimeSpan.FromSeconds(2), 2, null)).Build();
            await scheduler.ScheduleJob(job, trigger, cancellationToken: cancel);
        }
    }

    internal static Guid SubjectOf(IJobExecutionContext context) => Guid.ParseExact(context.MergedJobDataMap.GetString(Subject)!, "N");
}
