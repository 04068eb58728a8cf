using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Caika.Platform.Data;

namespace Caika.Platform.Files;

/// <summary>The store in a local folder, two levels deep: <c>ab/cd/abcd…</c>.</summary>
internal sealed class FolderFileStore(DataOptions options) : IFileStore
{
    private const string Incoming = "incoming";

    public async Task<string> PutAsync(Stream bytes, CancellationToken cancel)
    {
        var incoming = Directory.CreateDirectory(Path.Combine(options.FilesPath, Incoming), PrepareData.OwnerOnly).FullName;
        var temporary = Path.Combine(incoming, Guid.NewGuid().ToString("N"));
        try
        {
            var address = await Write(bytes, temporary, cancel);
            var final = PathOf(address);
            if (File.Exists(final))
            {
                File.Delete(temporary);
                return address;
            }
            var folder = Path.GetDirectoryName(final)!;
            if (!Directory.Exists(folder))
            {
                Directory.CreateDirectory(folder, PrepareData.OwnerOnly);
                FolderSync.Flush(Path.GetDirectoryName(folder)!);
                FolderSync.Flush(options.FilesPath);
            }
            File.Move(temporary, final, overwrite: true);
            options.Faults.Reach("file.moved");
            FolderSync.Flush(folder);
            options.Faults.Reach("file.kept");
            return address;
        }
        catch (IOException full) when (IsFull(full))
        {
            File.Delete(temporary);
            throw new StoreFullException(full);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    private async Task<string> Write(Stream bytes, string path, CancellationToken cancel)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var file = new FileStream(path, new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            BufferSize = 0,
            Options = FileOptions.Asynchronous,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        });
        options.Faults.Reach("file.begun");
        var buffer = new byte[81920];
        for (int read; (read = await bytes.ReadAsync(buffer, cancel)) > 0;)
        {
            hash.AppendData(buffer, 0, read);
            await file.WriteAsync(buffer.AsMemory(0, read), cancel);
        }
        options.Faults.Reach("file.written");
        file.Flush(flushToDisk: true);
        options.Faults.Reach("file.flushed");
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    public Task<Stream> OpenAsync(string address, CancellationToken cancel) =>
        Task.FromResult<Stream>(new FileStream(PathOf(address), FileMode.Open, FileAccess.Read, FileShare.Read, 65536, useAsync: true));

    public async IAsyncEnumerable<(string, DateTimeOffset)> ListAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        foreach (var file in new DirectoryInfo(options.FilesPath).EnumerateFiles("*", SearchOption.AllDirectories))
        {
            cancel.ThrowIfCancellationRequested();
            yield return (file.Directory!.Name == Incoming ? Incoming + "/" + file.Name : file.Name, file.LastWriteTimeUtc);
        }
        await Task.CompletedTask;
    }

    public Task DeleteAsync(string address, CancellationToken cancel)
    {
        File.Delete(address.StartsWith(Incoming, StringComparison.Ordinal) ? Path.Combine(options.FilesPath, Incoming, Path.GetFileName(address)) : PathOf(address));
        return Task.CompletedTask;
    }

    private string PathOf(string address) => address.Length == 64 && address.All(char.IsAsciiHexDigit)
        ? Path.Combine(options.FilesPath, address[..2], address[2..4], address)
        : throw new ArgumentException("Not an address of this store.", nameof(address));

    private static bool IsFull(IOException failure) => (failure.HResult & 0xFFFF) is 28 or 122; // ENOSPC, EDQUOT
}

/// <summary>A rename survives a power cut only once its folder is flushed too; .NET has no call for that.</summary>
internal static partial class FolderSync
{
    internal static void Flush(string folder)
    {
        if (!OperatingSystem.IsLinux())
            return;
        var handle = Open(folder, 0);
        if (handle < 0)
            throw new IOException($"Cannot open folder to flush it: errno {Marshal.GetLastPInvokeError()}.");
        try
        {
            if (Flush(handle) != 0)
                throw new IOException($"Cannot flush folder: errno {Marshal.GetLastPInvokeError()}.");
        }
        finally
        {
            _ = Close(handle);
        }
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Flush(int handle);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    private static partial int Close(int handle);
}
