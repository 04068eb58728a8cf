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
}
