using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Caika.Demo;
using Caika.Imaging.IdCards;
using Caika.Imaging.Images;
using Caika.Imaging.Models;
using Caika.Imaging.Text;

namespace Caika.Benchmarks;

/// <summary>How fast a card is straightened, read, judged and fitted: one thread, then two workers; where a folder is named, on its pictures.</summary>
internal static class IdCardBench
{
    private const int Pictures = 60;

    public static int Run(string[] args)
    {
        var reader = new CardReader(new PrintedText(NetFolder.OfThisMachine()));
        var inspector = new IdCardInspector(reader: reader);
        if (args.Contains("--peers"))
            return IdCardPeers.Run(inspector);
        if (args is ["--make", var target])
            return Make(target);
        if (args.Length == 0)
            return WithDrawnCards();
        IReadOnlyList<byte[]> files = [.. Directory.EnumerateFiles(args[0], "*.jpg").Order(StringComparer.Ordinal).Take(Pictures).Select(File.ReadAllBytes)];
        foreach (var file in files.Take(10))
            inspector.Inspect(file, null, IdCardRequirements.Hunan2019);

        using var process = Process.GetCurrentProcess();
        List<double> wall = [];
        var before = process.TotalProcessorTime;
        foreach (var file in files)
        {
            var start = Stopwatch.GetTimestamp();
            inspector.Inspect(file, null, IdCardRequirements.Hunan2019);
            wall.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }
        process.Refresh();
        wall.Sort();
        var processor = (process.TotalProcessorTime - before).TotalMilliseconds / files.Count;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"one card, one thread: median {wall[wall.Count / 2]:F0} ms, p90 {wall[wall.Count * 9 / 10]:F0} ms; processor {processor:F0} ms a card on average"));
        foreach (var round in new[] { 1, 2 })
        {
            var one = Throughput(1, files, inspector);
            var two = Throughput(2, files, inspector);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"round {round}: one worker {one:F2} cards/s, two {two:F2} cards/s, {two / one:F2} x"));
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"collections {GC.CollectionCount(0)}/{GC.CollectionCount(1)}/{GC.CollectionCount(2)}, paused {GC.GetTotalPauseDuration().TotalMilliseconds:F0} ms, allocated {GC.GetTotalAllocatedBytes() / 1048576} MB"));
        Stages(files, reader);
        process.Refresh();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"largest resident memory {process.PeakWorkingSet64 / 1048576.0:F0} MB"));
        return 0;
    }

    // Drawing takes more memory than checking: it is done by a process of its own.
    private static int WithDrawnCards()
    {
        var folder = Directory.CreateTempSubdirectory("caika-cards-").FullName;
        try
        {
            foreach (var arguments in new[] { new[] { "idcard", "--make", folder }, ["idcard", folder] })
            {
                using var child = Process.Start(Environment.ProcessPath!, arguments);
                child.WaitForExit();
                if (child.ExitCode != 0)
                    return child.ExitCode;
            }
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static int Make(string folder)
    {
        foreach (var (i, shot) in new CardGallery(77, new(2026, 11, 24)).Make(Pictures).Index())
            File.WriteAllBytes(Path.Combine(folder, $"{i:00}.jpg"), shot.Picture);
        return 0;
    }

    private static double Throughput(int workers, IReadOnlyList<byte[]> files, IdCardInspector inspector)
    {
        var start = Stopwatch.GetTimestamp();
        Parallel.ForEach(Partitioner.Create(files, EnumerablePartitionerOptions.NoBuffering), new ParallelOptions { MaxDegreeOfParallelism = workers }, file => inspector.Inspect(file, null, IdCardRequirements.Hunan2019));
        return files.Count / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static void Stages(IReadOnlyList<byte[]> files, CardReader reader)
    {
        List<double> decode = [], read = [], fit = [];
        foreach (var file in files)
        {
            var start = Stopwatch.GetTimestamp();
            var picture = PictureDecoder.Decode(file, IdCardRequirements.Hunan2019.MaxLongSide).Picture!;
            decode.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            start = Stopwatch.GetTimestamp();
            var reading = reader.Read(picture);
            read.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            if (reading.Straight is not { } card)
                continue;
            start = Stopwatch.GetTimestamp();
            SizeBandEncoder.Fit(card, IdCardRequirements.Hunan2019.LeavingBand, new FitPolicy());
            fit.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }
        foreach (var (name, times) in new[] { ("decode", decode), ("find, straighten and read", read), ("fit", fit) })
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {name,-28} median {times.Order().ElementAt(times.Count / 2),6:F1} ms"));
    }
}
