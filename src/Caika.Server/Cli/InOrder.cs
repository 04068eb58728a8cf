using System.Runtime.CompilerServices;

namespace Caika.Server.Cli;

/// <summary>Works on many items at a time and hands the results out in the order of the items; few are held at once.</summary>
internal static class InOrder
{
    internal static async IAsyncEnumerable<TResult> Run<TItem, TResult>(IEnumerable<TItem> items, int jobs, Func<TItem, TResult> work, [EnumeratorCancellation] CancellationToken cancel)
    {
        var running = new Queue<Task<TResult>>();
        using var free = new SemaphoreSlim(jobs);
        foreach (var item in items)
        {
            await free.WaitAsync(cancel);
            running.Enqueue(Task.Run(() => Done(item), cancel));
            while (running.Count > 0 && (running.Peek().IsCompleted || running.Count > 4 * jobs))
                yield return await running.Dequeue();
        }
        while (running.Count > 0)
            yield return await running.Dequeue();

        TResult Done(TItem item)
        {
            try
            {
                return work(item);
            }
            finally
            {
                free.Release();
            }
        }
    }
}
