using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;

namespace Caika.Benchmarks.Load;

/// <summary>
/// 200 people at once, each a photo and two phone pictures of the card, against the bare endpoint with the same files in the
/// same minute. The program is killed right after the last answer, and every acknowledged file looked for.
/// </summary>
internal static class LoadBench
{
    private const string Bare = "http://127.0.0.1:5138", Own = "http://127.0.0.1:5139";

    internal static async Task<int> Run(string[] args)
    {
        if (args is ["bare", var at])
            return BareUpload.Run(at, Bare);
        var people = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 200;
        var folder = Path.Combine(AppContext.BaseDirectory, "load-bench");
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        var slips = await LoadWorld.Make(Path.Combine(folder, "own"), people);
        var pictures = new LoadPictures(new DateOnly(2026, 9, 10));

        var (before, _) = await Measure("bare", people, pictures, folder, slips);
        var (own, acknowledged) = await Measure("caika", people, pictures, folder, slips);
        var (after, _) = await Measure("bare", people, pictures, folder, slips);
        var readable = await LoadWorld.Readable(Path.Combine(folder, "own"), acknowledged);
        var bare = (before + after) / 2;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{acknowledged.Count} acknowledged, {readable} readable after kill -9; {own:F1} of {bare:F1} requests/s of the bare endpoint: ratio {own / bare:F2}"));
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
        return readable == people * 3 ? 0 : 1;
    }

    private static async Task<(double PerSecond, IReadOnlyCollection<byte[]> Acknowledged)> Measure(string what, int people, LoadPictures pictures, string folder, IReadOnlyList<string> slips)
    {
        using var server = what == "bare"
            ? RunningServer.Start(Environment.ProcessPath!, "load", "bare", Path.Combine(folder, "bare"))
            : RunningServer.Start(RunningServer.Program, "serve", "--data", Path.Combine(folder, "own"), "--url", Own);
        await RunningServer.Answers(what == "bare" ? Bare : Own);
        var (times, acknowledged, errors) = (new ConcurrentBag<double>(), new ConcurrentBag<byte[]>(), new ConcurrentBag<string>());
        var visitors = new LoadVisitor[people];
        await Parallel.ForEachAsync(Enumerable.Range(0, people), new ParallelOptions { MaxDegreeOfParallelism = 8 },
            async (i, _) => visitors[i] = what == "bare" ? LoadVisitor.OfBare(Bare) : await LoadVisitor.SignIn(Own, slips[i]));
        var started = Stopwatch.GetTimestamp();
        await Task.WhenAll(visitors.Select((visitor, i) => Task.Run(async () =>
        {
            foreach (var (path, side, file) in Sent(pictures.Of(i)))
            {
                var at = Stopwatch.GetTimestamp();
                var fault = await visitor.Send(path, side, file);
                times.Add(Stopwatch.GetElapsedTime(at).TotalMilliseconds);
                if (fault is null)
                    acknowledged.Add(SHA256.HashData(file));
                else
                    errors.Add(fault);
            }
        })));
        var taken = Stopwatch.GetElapsedTime(started);
        var peak = RunningServer.PeakMegabytes(server.Id);
        server.Kill(); // SIGKILL
        await server.WaitForExitAsync();
        foreach (var visitor in visitors)
            visitor.Dispose();
        var sorted = times.Order().ToList();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{what,-6} {times.Count} requests in {taken.TotalSeconds:F1} s, {times.Count / taken.TotalSeconds:F1}/s, p50 {sorted[sorted.Count / 2]:F0} ms, p95 {sorted[sorted.Count * 95 / 100]:F0} ms, {errors.Count} errors, {peak} MB at most {errors.FirstOrDefault()}"));
        return (times.Count / taken.TotalSeconds, acknowledged);
    }

    private static IEnumerable<(string Path, string? Side, byte[] File)> Sent((byte[] Photo, byte[] Emblem, byte[] Portrait) pictures) =>
        [("/photos/mine", null, pictures.Photo), ("/id-cards/mine", "Emblem", pictures.Emblem), ("/id-cards/mine", "Portrait", pictures.Portrait)];
}
