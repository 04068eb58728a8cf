using System.Collections.Concurrent;

namespace Caika.Server.Cli;

/// <summary>Does the same with many files on several threads and hands the results out in the order of the files.</summary>
internal static class OrderedWork
{
    internal static void Run<T>(IReadOnlyList<string> files, int jobs, Func<string, T> work, Action<string, T> done)
    {
        // One at a time to whoever is free: a hard picture takes ten times as long as an easy one.
        var results = Partitioner.Create(files, EnumerablePartitionerOptions.NoBuffering).AsParallel().AsOrdered().WithDegreeOfParallelism(jobs).WithMergeOptions(ParallelMergeOptions.NotBuffered).Select(file => (file, result: work(file)));
        foreach (var (file, result) in results)
            done(file, result);
    }
}
