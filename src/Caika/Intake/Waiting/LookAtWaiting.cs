using Caika.Platform.Jobs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Caika.Intake.Waiting;

/// <summary>
/// Looks at what waits, one picture after the other, when fewer people are sending. The rows are the queue: what a process
/// that died had begun is still there.
/// </summary>
internal sealed class LookAtWaiting(IServiceScopeFactory scopes, Rush rush, FirstAnswer first, ILogger<LookAtWaiting> log) : BackgroundService
{
    private static readonly TimeSpan Seldom = TimeSpan.FromSeconds(30), Breath = TimeSpan.FromMilliseconds(200), LongestRush = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await first.Wait(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (await One(stoppingToken))
                    continue;
            }
            catch (Exception reason) when (reason is not OperationCanceledException)
            {
                log.LogError(reason, "A waiting picture could not be looked at");
            }
            await rush.WasKept(Seldom, stoppingToken);
        }
    }

    private async Task<bool> One(CancellationToken cancel)
    {
        // A rush that does not end must not keep people waiting for ever.
        for (var waited = TimeSpan.Zero; rush.IsOn && waited < LongestRush; waited += Breath)
            await Task.Delay(Breath, cancel);
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<TakeInWaiting>().Run(cancel);
    }
}
