namespace Caika.Platform;

/// <summary>
/// At most as many pictures are open at a time as there are processors: one of 40 megapixels holds 160 MB while it is
/// looked at, and more at once would not be faster.
/// </summary>
internal sealed class WorkSlots
{
    private readonly SemaphoreSlim _free = new(Math.Max(2, Environment.ProcessorCount));

    internal async Task<T> Run<T>(Func<T> work, CancellationToken cancel)
    {
        await _free.WaitAsync(cancel);
        try
        {
            return await Task.Run(work, cancel);
        }
        finally
        {
            _free.Release();
        }
    }

    /// <summary>The same when a place is free right now; else nothing.</summary>
    internal async Task<T?> TryRun<T>(Func<T?> work, CancellationToken cancel) where T : class
    {
        if (!await _free.WaitAsync(0, cancel))
            return null;
        try
        {
            return await Task.Run(work, cancel);
        }
        finally
        {
            _free.Release();
        }
    }
}
