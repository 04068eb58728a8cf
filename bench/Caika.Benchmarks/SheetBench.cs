using System.Diagnostics;
using System.Globalization;
using Caika.Platform.Documents.Sheets;
using MiniExcelLibs;

namespace Caika.Benchmarks;

/// <summary>Reading a roster of 100,000 rows and 20 columns: ours, bare MiniExcel, and writing it.</summary>
internal static class SheetBench
{
    private const int Columns = 20;

    public static int Run(string[] args)
    {
        var rows = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 100_000;
        var folder = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "sheet-bench"));
        var inline = Path.Combine(folder.FullName, "inline.xlsx");
        var shared = Path.Combine(folder.FullName, "shared.xlsx");
        Time("write, ours", () => Write(inline, rows));
        Time("write, MiniExcel", () => MiniExcel.SaveAs(shared, Rows(rows).Select(row =>
            row.Select((text, i) => (text, i)).ToDictionary(cell => $"列{cell.i}", cell => (object)cell.text)), overwriteFile: true));
        foreach (var path in new[] { inline, shared })
        {
            for (var round = 0; round < 2; round++)
            {
                Time($"read {Path.GetFileName(path)}, ours", () => Read(path));
                Time($"read {Path.GetFileName(path)}, MiniExcel", () => Console.Write($"[{MiniExcel.Query(path).Count()}] "));
            }
        }
        folder.Delete(recursive: true);
        return 0;
    }

    private static void Read(string path)
    {
        var request = new SheetRequest([.. Enumerable.Range(0, Columns).Select(i => new SheetColumn($"列{i}"))]);
        using var file = File.OpenRead(path);
        var characters = 0L;
        var outcome = SheetReader.Read(file, request, row => characters += row[1].Text.Length);
        Console.Write($"[{outcome.Rows} {outcome.Problem}] ");
    }

    private static void Write(string path, int rows)
    {
        using var file = File.Create(path);
        SheetWriter.Write(file, "名单", [.. Enumerable.Range(0, Columns).Select(i => $"列{i}")], Rows(rows));
    }

    private static IEnumerable<string[]> Rows(int count) => Enumerable.Range(0, count).Select(i => Enumerable.Range(0, Columns)
        .Select(column => column switch { 0 => People.Name(i), 1 => $"4399011954{i:D8}", 2 => $"139{i:D8}", _ => $"{column}-{i % 5000}" }).ToArray());

    private static void Time(string what, Action action)
    {
        GC.Collect();
        var (bytes, start) = (GC.GetTotalAllocatedBytes(), Stopwatch.GetTimestamp());
        using var peak = new PeakMemory();
        action();
        Console.WriteLine($"{what}: {Stopwatch.GetElapsedTime(start).TotalMilliseconds:F0} ms, {(GC.GetTotalAllocatedBytes() - bytes) / 1048576} MB allocated, resident at most {peak.Highest:F0} MB");
    }

    private sealed class PeakMemory : IDisposable
    {
        private readonly Timer timer;

        public PeakMemory() => timer = new Timer(_ => Highest = Math.Max(Highest, PdfBench.Resident()), null, 0, 50);

        public double Highest { get; private set; }

        public void Dispose() => timer.Dispose();
    }
}
