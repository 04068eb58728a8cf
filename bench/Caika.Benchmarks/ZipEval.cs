using System.Diagnostics;
using System.Globalization;
using Caika.Intake.Runs;
using Caika.Platform.Access;
using Caika.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Caika.Benchmarks;

/// <summary>
/// Takes every archive of a folder in as the page does, and says what became of it: how many files it listed, what the report
/// says, how long it took, how much memory, and whether a file appeared anywhere outside the store.
/// </summary>
internal static class ZipEval
{
    internal static async Task<int> Run(string[] args)
    {
        if (args is not [var folder, ..] || !Directory.Exists(folder))
        {
            Console.WriteLine("eval zips DIR");
            return 2;
        }
        await using var data = await TestData.Open();
        var around = Directory.GetParent(data.Folder)!.FullName;
        var before = Outside(around, data.Folder);
        var (judged, slowest, sender) = (0, 0.0, Actor.System("测量"));
        Console.WriteLine("| archive | files | report | ms |\n|---|---|---|---|");
        foreach (var path in Directory.EnumerateFiles(folder, "*.zip").Order(StringComparer.Ordinal))
        {
            var start = Stopwatch.GetTimestamp();
            var files = await data.Do(async services =>
            {
                var run = (await services.GetRequiredService<BeginIntake>().Run(sender, default)).OrThrow();
                await using var bytes = File.OpenRead(path);
                (await services.GetRequiredService<ReceivePiece>().Run(sender, run.Id, $"{judged}.zip", bytes, default)).OrThrow();
                (await services.GetRequiredService<BeginIntake>().Close(sender, run.Id, default)).OrThrow();
                await services.GetRequiredService<JudgeRun>().Run(run.Id, default);
                return await services.GetRequiredService<Platform.Data.CaikaDb>().Set<IntakeFile>().AsNoTracking().Where(f => f.RunId == run.Id).OrderBy(f => f.Number).ToListAsync();
            });
            var ms = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            slowest = Math.Max(slowest, ms);
            judged += files.Count > 0 ? 1 : 0;
            var said = string.Join("；", files.GroupBy(f => f.State == FileState.Unusable ? f.Note : f.State.Label()).Select(g => $"{g.Key.TrimEnd('。')} {g.Count()}").Take(4));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {Short(path)} | {files.Count} | {said} | {ms:F0} |"));
        }
        var outside = Outside(around, data.Folder).Except(before).ToList();
        var left = Directory.EnumerateFiles(Path.Combine(data.Folder, "work"), "*", SearchOption.AllDirectories).Count();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{judged} archives judged, slowest {slowest:F0} ms; {outside.Count} files outside the folder, {left} left in work; most memory {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MB"));
        return outside.Count == 0 && left == 0 ? 0 : 1;
    }

    // What lies around the data folder, and where absolute names would point.
    private static HashSet<string> Outside(string around, string own) =>
        [.. Directory.EnumerateFileSystemEntries(around).Concat(Directory.EnumerateFileSystemEntries("/")).Concat(Directory.EnumerateFileSystemEntries("/tmp")).Concat(Directory.EnumerateFileSystemEntries(Environment.CurrentDirectory)).Where(e => e != own)];

    private static string Short(string path) => Path.GetFileNameWithoutExtension(path) is { Length: > 48 } name ? name[..48] + "…" : Path.GetFileNameWithoutExtension(path);
}
