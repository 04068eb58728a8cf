using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.Platform.Files;
using Caika.Platform.PersonalData;

namespace Caika.Platform.Backups;

/// <summary>
/// Puts a backup into a new data folder, checking every byte on the way: the manifest by its signature, the database and each
/// file by its hash. The database comes last, so an interrupted restore is not taken for a whole one.
/// </summary>
internal static class RestoreBackup
{
    internal static async Task<Outcome<BackupReport>> Run(string backup, DataOptions options, MasterKey master, CancellationToken cancel)
    {
        if (options.Postgres is null && File.Exists(options.SqlitePath))
            return Refusal.Rule($"{options.Folder} 里已经有数据。请恢复到一个新的文件夹。");
        try
        {
            await using var zip = await ZipFile.OpenReadAsync(backup, cancel);
            if (zip.GetEntry(BackupManifest.Entry) is not { } entry || zip.GetEntry(BackupManifest.SignatureEntry) is not { } signature)
                return Refusal.Rule("这不是采卡的备份，或没有写完。");
            var bytes = await Read(entry, cancel);
            var mac = await Read(signature, cancel);
            if (!CryptographicOperations.FixedTimeEquals(BackupManifest.Sign(master, bytes), mac))
                return Refusal.Rule("主密钥不是做这份备份时的那一把，或备份的清单被改过。");
            var manifest = JsonSerializer.Deserialize<BackupManifest>(bytes)!;
            if (manifest.Format != BackupManifest.CurrentFormat || manifest.Database != DatabaseCopy.Kind(options))
                return Refusal.Rule($"这份备份的数据库是 {manifest.Database}，和要恢复到的不同。");
            return await PutBack(zip, manifest, options, master, cancel);
        }
        catch (Exception damaged) when (damaged is InvalidDataException or JsonException or CryptographicException or EndOfStreamException)
        {
            return Refusal.Rule("备份文件已损坏，没有恢复。");
        }
    }

    private static async Task<Outcome<BackupReport>> PutBack(ZipArchive zip, BackupManifest manifest, DataOptions options, MasterKey master, CancellationToken cancel)
    {
        Directory.CreateDirectory(options.Folder, PrepareData.OwnerOnly);
        Directory.CreateDirectory(options.FilesPath, PrepareData.OwnerOnly);
        var store = new FolderFileStore(options);
        foreach (var address in manifest.Files)
        {
            if (zip.GetEntry(BackupManifest.EntryOf(address)) is not { } file)
                return Refusal.Rule("备份里少了文件，没有恢复。");
            await using var source = await file.OpenAsync(cancel);
            if (await store.PutAsync(source, cancel) != address)
                return Refusal.Rule("备份里有文件被改动或损坏，没有恢复。");
        }
        if (zip.GetEntry(BackupManifest.DatabaseEntry) is not { } database)
            return Refusal.Rule("备份里没有数据库。");
        var copy = Path.Combine(options.Folder, $"restore-{Guid.NewGuid():N}.tmp");
        try
        {
            await using (var target = new FileStream(copy, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite }))
            await using (var opening = new OpeningStream(await database.OpenAsync(cancel), master.Unwrap(manifest.DatabaseKey, manifest.Id)))
            {
                await opening.CopyToAsync(target, cancel);
                target.Flush(flushToDisk: true);
            }
            if (await DatabaseCopy.PutBack(options, copy, cancel) is { } refusal)
                return refusal;
        }
        finally
        {
            File.Delete(copy);
        }
        return new BackupReport(manifest.Files.Count, 0, manifest.TrailHead);
    }

    private static async Task<byte[]> Read(ZipArchiveEntry entry, CancellationToken cancel)
    {
        await using var stream = await entry.OpenAsync(cancel);
        using var memory = new MemoryStream();
        await stream.CopyToAsync(memory, cancel);
        return memory.ToArray();
    }
}
