namespace Caika.Platform.Files;

/// <summary>
/// Where encrypted bytes lie, by the SHA-256 of those bytes. Written once, never changed. A put is durable when it returns:
/// temporary file, fsync, rename, fsync of the folder. Two stores exist or will: a local folder and S3.
/// </summary>
internal interface IFileStore
{
    /// <summary>Stores bytes and returns their address. Storing the same bytes twice is the same as once.</summary>
    /// <exception cref="StoreFullException">No room; nothing was kept.</exception>
    Task<string> PutAsync(Stream bytes, CancellationToken cancel);

    /// <exception cref="FileNotFoundException">Nothing lies there.</exception>
    Task<Stream> OpenAsync(string address, CancellationToken cancel);

    /// <summary>Every address with the time it was written; for the sweep of orphans.</summary>
    IAsyncEnumerable<(string Address, DateTimeOffset WrittenAt)> ListAsync(CancellationToken cancel);

    Task DeleteAsync(string address, CancellationToken cancel);
}

/// <summary>The store has no room left.</summary>
internal sealed class StoreFullException(Exception inner) : IOException("存储空间已满，文件没有保存。请联系系统管理员，腾出空间后再试。", inner);
