using Caika.Confirmations.Scanning;
using Caika.Platform.Access;

namespace Caika.Server.Hosting;

/// <summary>The folder a scanner writes into; null watches none.</summary>
internal sealed record WatchOptions(string? Folder);

/// <summary>
/// Takes in what a scanner puts into a folder. A file is taken when it has stopped growing; it is moved aside only after it
/// lies encrypted in the store, so a crash in between takes it in again and its pages come out as second copies, never lost.
/// </summary>
internal sealed class WatchFolder(WatchOptions options, IServiceScopeFactory scopes, ILogger<WatchFolder> log) : BackgroundService
{
    private static readonly TimeSpan Rhythm = TimeSpan.FromSeconds(3);
    private static readonly string[] Endings = [".pdf", ".tif", ".tiff", ".jpg", ".jpeg", ".png"];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Folder is not { } folder)
            return;
        var before = new Dictionary<string, long>();
        while (!stoppingToken.IsCancellationRequested)
        {
            var now = new DirectoryInfo(folder).Exists
                ? new DirectoryInfo(folder).EnumerateFiles().Where(f => Endings.Contains(f.Extension.ToLowerInvariant())).ToDictionary(f => f.FullName, f => f.Length)
                : [];
            foreach (var (path, _) in now.Where(f => f.Value > 0 && before.GetValueOrDefault(f.Key) == f.Value))
                await Take(path, stoppingToken);
            before = now;
            await Task.Delay(Rhythm, stoppingToken);
        }
    }

    private async Task Take(string path, CancellationToken cancel)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var outcome = await scope.ServiceProvider.GetRequiredService<ReceiveScans>().Run(Actor.System("扫描文件夹"), Path.GetFileName(path), await File.ReadAllBytesAsync(path, cancel), cancel);
            Move(path, outcome.Done ? "已收" : "未收");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // Names of scans hold names of people: the log gets the kind of failure only.
            log.LogWarning("A file of the watch folder could not be taken in: {Failure}", failure.GetType().Name);
        }
    }

    private static void Move(string path, string aside)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Path.GetDirectoryName(path)!, aside)).FullName;
        File.Move(path, Path.Combine(folder, $"{Guid.NewGuid():N}-{Path.GetFileName(path)}"));
    }
}
