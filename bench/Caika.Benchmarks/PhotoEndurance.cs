using System.Diagnostics;
using System.Globalization;
using Caika.Imaging.Faces;
using Caika.Imaging.Models;
using Caika.Imaging.Photos;

namespace Caika.Benchmarks;

/// <summary>Many photos in a process of their own, so that only they count in its memory; and a cold start to the first verdict.</summary>
internal static class PhotoEndurance
{
    private const int Starts = 5;

    /// <summary>Starts this program again for the photos alone.</summary>
    public static void Run(int count)
    {
        using var child = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, ["photo", "--many", count.ToString(CultureInfo.InvariantCulture)]))!;
        child.WaitForExit();
    }

    public static int Many(int count)
    {
        var files = PhotoBench.Portraits(20);
        using var nets = NetFolder.OfThisMachine();
        var inspector = new PhotoInspector(null, null, () => new FaceAnalyser(nets));
        var watch = Stopwatch.StartNew();
        List<long> tenths = [];
        for (var tenth = 0; tenth < 10; tenth++)
        {
            var next = -1;
            Parallel.For(0, 2, _ =>
            {
                while (Interlocked.Increment(ref next) is var i && i < count / 10)
                    inspector.Inspect(files[i % files.Count], PhotoBench.Wanted);
            });
            tenths.Add(Environment.WorkingSet >> 20);
        }
        PhotoBench.Say($"{count} photos by two workers in {watch.Elapsed.TotalSeconds:F0} s; resident MB after each tenth {string.Join(' ', tenths)}; highest {HighWater()} MB");
        return 0;
    }

    /// <summary>The program itself, from its start to the verdict on one photo: run, nets opened, JSON printed, ended.</summary>
    public static void ColdStart(byte[] file)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "..", "..", "Caika.Server", "release", "caika");
        if (!File.Exists(program))
        {
            Console.WriteLine("cold start: build the server in Release first (./dev caika --help does)");
            return;
        }
        var path = Path.Combine(Directory.CreateTempSubdirectory("caika-cold").FullName, "photo.jpg");
        File.WriteAllBytes(path, file);
        List<double> times = [];
        for (var i = 0; i < Starts; i++)
        {
            var watch = Stopwatch.StartNew();
            using var process = Process.Start(new ProcessStartInfo(program, ["check", "photo", path, "--json"]) { RedirectStandardOutput = true })!;
            var line = process.StandardOutput.ReadLine();
            times.Add(watch.Elapsed.TotalMilliseconds);
            if (line?.Contains("verdict", StringComparison.Ordinal) != true)
                Console.WriteLine($"cold start: no verdict came, but: {line}");
            process.WaitForExit();
        }
        Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
        PhotoBench.Say($"cold start of the program to its first verdict: median of {Starts} {PhotoBench.Median(times):F0} ms, worst {times.Max():F0} ms");
    }

    // Linux keeps the highest resident memory of a process, in KB.
    private static long HighWater() => File.ReadLines("/proc/self/status").Where(l => l.StartsWith("VmHWM:", StringComparison.Ordinal))
        .Select(l => long.Parse(l.AsSpan(6).Trim()[..^3], CultureInfo.InvariantCulture) >> 10).FirstOrDefault();
}
