using Caika.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Quartz;

namespace Caika.Platform.Jobs;

/// <summary>
/// Hands committed jobs to the scheduler. A row goes only after the scheduler has it under the row's own name, so a process that
/// dies in between hands it over again under the same name.
/// </summary>
internal sealed class HandOverJobs(IServiceScopeFactory scopes, JobQueue queue, DataOptions options, TimeProvider clock, ILogger<HandOverJobs> log)
{
    // Asked for but not yet committed is looked at often; rows of another or a dead process can wait a little.
    private static readonly TimeSpan Often = TimeSpan.FromMilliseconds(25), Seldom = TimeSpan.FromSeconds(1), Eager = TimeSpan.FromSeconds(2);

    private const int Some = 50;

    internal async Task Run(IScheduler scheduler, CancellationToken cancel)
    {
        var eagerUntil = 0L;
        while (!cancel.IsCancellationRequested)
        {
            try
            {
                if (await HandOver(scheduler, cancel) > 0)
                    continue;
            }
            catch (Exception reason) when (reason is not OperationCanceledException)
            {
                // A locked database, a full disk: the row stays and is handed over later.
                log.LogError(reason, "Jobs could not be handed to the scheduler");
                await Task.Delay(Seldom, cancel);
            }
            var isEager = Environment.TickCount64 < eagerUntil;
            if (await queue.WasAsked(isEager ? Often : Seldom, cancel))
                eagerUntil = Environment.TickCount64 + (long)Eager.TotalMilliseconds;
        }
    }

    private async Task<int> HandOver(IScheduler scheduler, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CaikaDb>();
        var waiting = await db.Set<QueuedJob>().AsNoTracking().OrderBy(j => j.Id).Take(Some).ToListAsync(cancel);
        foreach (var row in waiting)
        {
            await Schedule(scheduler, row, cancel);
            options.Faults.Reach("job.scheduled");
            await db.Set<QueuedJob>().Where(j => j.Id == row.Id).ExecuteDeleteAsync(cancel);
            options.Faults.Reach("job.handed-over");
        }
        return waiting.Count;
    }

    private async Task Schedule(IScheduler scheduler, QueuedJob row, CancellationToken cancel)
    {
        var type = typeof(JobQueue).Assembly.GetType(row.Job, throwOnError: true)!;
        var job = JobBuilder.Create().OfType(type).WithIdentity($"{type.Name}-{row.Subject:N}-{row.Id:N}").RequestRecovery().UsingJobData(JobQueue.Subject, row.Subject.ToString("N")).Build();
        // By the scheduler's own clock, which a test may have turned: "now" would be the machine's.
        var trigger = TriggerBuilder.Create().StartAt(clock.GetUtcNow()).WithRetryPolicy(RetryPolicy.Exponential(3, TimeSpan.FromSeconds(2), 2, null)).Build();
        try
        {
            await scheduler.ScheduleJob(job, trigger, cancellationToken: cancel);
        }
        catch (ObjectAlreadyExistsException)
        {
            // Handed over before, by a process that died or by another one.
        }
    }
}
