namespace Caika.Server.Cli;

/// <summary>Does the same with many files on several threads and hands the results out in the order of the files.</summary>
internal static class OrderedWork
{
    internal static void Run<T>(IReadOnlyList<string> files, int jobs, Func<string, T> work, Action<string, T> done)
    {
        var results = files.AsParallel().AsOrdered().WithDegreeOfParallelism(jobs).WithMergeOptions(ParallelMergeOptions.NotBuffered).Select(file => (file, result: work(file)));
        foreach (var (file, result) in results)
            done(file, result);
    }
}
