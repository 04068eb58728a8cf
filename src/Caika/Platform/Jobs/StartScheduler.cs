using Microsoft.Extensions.Hosting;
using Quartz;

namespace Caika.Platform.Jobs;

/// <summary>Opens once the program has answered somebody, or has stood ready for a while: what nobody waits for begins after that.</summary>
internal sealed class FirstAnswer
{
    internal static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);

    private readonly TaskCompletionSource _given = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal void Given() => _given.TrySetResult();

    internal Task Wait(CancellationToken cancel) => Task.WhenAny(_given.Task, Task.Delay(Longest, cancel));
}

/// <summary>Starts the scheduler behind the first answer, and lets running jobs end when the program stops.</summary>
internal sealed class StartScheduler(ISchedulerFactory schedulers, FirstAnswer first, HandOverJobs handOver, IHostApplicationLifetime life) : BackgroundService
{
    private IScheduler? _scheduler;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource();
        await using var _ = life.ApplicationStarted.Register(started.SetResult);
        await Task.WhenAny(started.Task, Task.Delay(Timeout.Infinite, stoppingToken));
        await first.Wait(stoppingToken);
        if (stoppingToken.IsCancellationRequested)
            return;
        try
        {
            _scheduler = await schedulers.GetScheduler(stoppingToken);
            await _scheduler.Start(stoppingToken);
            await handOver.Run(_scheduler, stoppingToken);
        }
        catch (SchedulerException) when (stoppingToken.IsCancellationRequested)
        {
            // The program was stopped while the scheduler looked at its tables.
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (_scheduler is { } scheduler)
            await scheduler.Shutdown(waitForJobsToComplete: true, cancellationToken);
    }
}
