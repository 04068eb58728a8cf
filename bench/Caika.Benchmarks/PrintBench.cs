using System.Diagnostics;
using System.Globalization;
using Caika.Benchmarks.Scan;
using Caika.Confirmations;
using Microsoft.Data.Sqlite;

namespace Caika.Benchmarks;

/// <summary>A print run through the product's own door, and how long others have to wait for the database meanwhile.</summary>
internal static class PrintBench
{
    internal static async Task<int> Run(string[] args)
    {
        var count = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 5000;
        var folder = Path.Combine(AppContext.BaseDirectory, "print-bench");
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        await using (var stage = await TortureStage.Open(Path.Combine(folder, "data"), count, 3))
        {
            // What making the people left behind is not the print's.
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            using var resident = new Resident();
            foreach (var kind in new[] { FormKind.InformationSheet, FormKind.ConfirmationForm })
            {
                var pdf = Path.Combine(folder, $"{kind}.pdf");
                var started = Stopwatch.GetTimestamp();
                List<double> others;
                int pages;
                await using (var writes = new SmallWrites(Path.Combine(folder, "data", "caika.db")))
                {
                    pages = await stage.Print(kind, pdf);
                    others = writes.Milliseconds;
                }
                var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
                others.Sort();
                Console.WriteLine($"{kind}: {pages} pages in {seconds:F1} s, {pages / seconds:F0} pages/s, {new FileInfo(pdf).Length >> 10} KB, resident at most {resident.Phase():F0} MB; {others.Count} small writes of others meanwhile, median {others[others.Count / 2]:F0} ms, longest {others[^1]:F0} ms");
            }
        }
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
        return 0;
    }
}
