using System.IO.Compression;
using System.Security.Cryptography;
using Caika.Platform.Access;
using Caika.Platform.Audit;
using Caika.Platform.Data;
using Caika.Platform.Files;
using Caika.Platform.PersonalData;
using Microsoft.EntityFrameworkCore;

namespace Caika.Platform.Backups;

/// <param name="Bytes">Size of the backup.</param>
internal sealed record BackupReport(int Files, long Bytes, string TrailHead);

/// <summary>
/// Backs everything up but the keys, while the server works: first a copy of the database, then every file its rows name. Files
/// are durable before their row and are not changed afterwards, so the two fit. Stolen, a backup is noise without the
/// master key.
/// </summary>
internal sealed class MakeBackup(CaikaDb db, IFileStore store, DataOptions options, MasterKey master, TimeProvider clock)
{
    internal async Task<Outcome<BackupReport>> Run(string target, CancellationToken cancel)
    {
        if (File.Exists(target))
            return Refusal.Rule($"{target} 已经有了，备份不覆盖旧文件。");
        var (partial, copy) = (target + ".partial", Path.Combine(options.Folder, $"backup-{Guid.NewGuid():N}.tmp"));
        try
        {
            if (await DatabaseCopy.Write(options, copy, cancel) is { } refusal)
                return refusal;
            File.SetUnixFileMode(copy, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            var head = await db.Set<AuditRow>().AsNoTracking().OrderByDescending(r => r.Seq).Select(r => r.Mac).FirstOrDefaultAsync(cancel);
            var addresses = await db.Set<StoredFile>().AsNoTracking().Select(f => f.Address).Distinct().OrderBy(a => a).ToListAsync(cancel);
            await using (var file = new FileStream(partial, new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite }))
            {
                await using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
                {
                    // One key for one copy: the frames of a sealed stream count their nonces from zero.
                    var (id, key) = (Guid.NewGuid(), RandomNumberGenerator.GetBytes(32));
                    var manifest = new BackupManifest(BackupManifest.CurrentFormat, id, clock.GetUtcNow(), DatabaseCopy.Kind(options),
                        await AddDatabase(zip, copy, key, cancel), master.Wrap(key, id), addresses, head is null ? "" : Convert.ToHexString(head));
                    foreach (var address in addresses)
                    {
                        await using var source = await store.OpenAsync(address, cancel);
                        await Add(zip, BackupManifest.EntryOf(address), source, cancel);
                    }
                    var bytes = manifest.ToBytes();
                    await Add(zip, BackupManifest.Entry, new MemoryStream(bytes), cancel);
                    await Add(zip, BackupManifest.SignatureEntry, new MemoryStream(BackupManifest.Sign(master, bytes)), cancel);
                }
                file.Flush(flushToDisk: true);
            }
            File.Move(partial, target);
            FolderSync.Flush(Path.GetDirectoryName(Path.GetFullPath(target))!);
            return new BackupReport(addresses.Count, new FileInfo(target).Length, head is null ? "" : Convert.ToHexString(head));
        }
        finally
        {
            File.Delete(copy);
            File.Delete(partial);
        }
    }

    private static async Task<string> AddDatabase(ZipArchive zip, string copy, byte[] key, CancellationToken cancel)
    {
        await using var plain = new FileStream(copy, FileMode.Open, FileAccess.Read);
        await using var sealing = new SealingStream(plain, key);
        return await Add(zip, BackupManifest.DatabaseEntry, sealing, cancel);
    }

    /// <returns>SHA-256 of what was written, hex.</returns>
    private static async Task<string> Add(ZipArchive zip, string name, Stream source, CancellationToken cancel)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var entry = await zip.CreateEntry(name, CompressionLevel.NoCompression).OpenAsync(cancel);
        var buffer = new byte[81920];
        for (int read; (read = await source.ReadAsync(buffer, cancel)) > 0;)
        {
            hash.AppendData(buffer, 0, read);
            await entry.WriteAsync(buffer.AsMemory(0, read), cancel);
        }
        return Convert.ToHexString(hash.GetHashAndReset());
    }
}
