using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Caika.Platform.Data;
using Caika.Platform.PersonalData;

namespace Caika.Platform.Files;

/// <summary>
/// Puts files into the store encrypted and takes them out again. The row is added to the unit of work of the caller:
/// the bytes are durable before the database commits, and an uncommitted file is an orphan that the sweep removes.
/// </summary>
internal sealed class FileVault(CaikaDb db, IFileStore store, TimeProvider clock)
{
    internal Task<StoredFile> Put(Guid campaign, CampaignKeys keys, ReadOnlyMemory<byte> bytes, CancellationToken cancel) =>
        Put(campaign, keys, StreamOf(bytes), cancel);

    // Pictures are large and many come at once: they are not copied.
    private static MemoryStream StreamOf(ReadOnlyMemory<byte> bytes) => MemoryMarshal.TryGetArray(bytes, out var part)
        ? new(part.Array!, part.Offset, part.Count, writable: false)
        : new(bytes.ToArray(), writable: false);

    internal async Task<StoredFile> Put(Guid campaign, CampaignKeys keys, Stream plain, CancellationToken cancel)
    {
        var id = Guid.NewGuid();
        var key = RandomNumberGenerator.GetBytes(32);
        await using var encrypted = new SealingStream(plain, key);
        var address = await store.PutAsync(encrypted, cancel);
        var file = new StoredFile
        {
            Id = id,
            CampaignId = campaign,
            Address = address,
            Length = encrypted.PlainLength,
            Sha256 = encrypted.PlainSha256(),
            WrappedKey = Sealer.Seal(keys.Files, 1, key, id.ToByteArray()),
            CreatedAt = clock.GetUtcNow(),
        };
        db.Add(file);
        return file;
    }

    /// <summary>The plain bytes, checked frame by frame while they are read.</summary>
    internal Task<Stream> Open(StoredFile file, CampaignKeys keys, CancellationToken cancel) => Open(store, file, keys, cancel);

    /// <summary>The same without a unit of work, for threads that have none.</summary>
    internal static async Task<Stream> Open(IFileStore store, StoredFile file, CampaignKeys keys, CancellationToken cancel) =>
        new OpeningStream(await store.OpenAsync(file.Address, cancel), Sealer.Open(keys.Files, file.WrappedKey, file.Id.ToByteArray()));

    internal async Task<byte[]> Read(StoredFile file, CampaignKeys keys, CancellationToken cancel)
    {
        await using var stream = await Open(file, keys, cancel);
        var bytes = GC.AllocateUninitializedArray<byte>((int)file.Length);
        await stream.ReadExactlyAsync(bytes, cancel);
        return bytes;
    }
}
