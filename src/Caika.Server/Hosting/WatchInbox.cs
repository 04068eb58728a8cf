using Caika.Accounts;
using Caika.Intake.Inbox;

namespace Caika.Server.Hosting;

/// <summary>Looks into the mailbox again and again; soon again while letters wait for their files to be judged.</summary>
internal sealed class WatchInbox(InboxOptions options, IServiceScopeFactory scopes, ILogger<WatchInbox> log) : BackgroundService
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var pause = TimeSpan.FromSeconds(options.EverySeconds);
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                var accounts = scope.ServiceProvider.GetRequiredService<KeepEmail>();
                if (await scope.ServiceProvider.GetRequiredService<LookIntoInbox>().Run(options, accounts.Find, stoppingToken) && pause > Soon)
                    pause = Soon;
            }
            catch (Exception failure) when (InboxServer.IsFailure(failure))
            {
                // Neither an address nor a word of a letter: the kind of failure only.
                log.LogWarning("The mailbox could not be looked into: {Kind}", failure.GetType().Name);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                log.LogError("A look into the mailbox failed: {Kind} at {Place}", failure.GetType().Name, failure.TargetSite?.Name);
            }
            try
            {
                await Task.Delay(pause, stoppingToken);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }
}
