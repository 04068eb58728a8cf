using Caika.Campaigns;
using Caika.Platform.Audit;
using Caika.Platform.Backups;
using Caika.Platform.Data;
using Caika.Platform.Files;
using Caika.Platform.PersonalData;
using Caika.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Caika.Tests.Platform.Backups;

/// <summary>A backup taken while files come in is whole, is noise without the key, and is refused when a byte is wrong.</summary>
public sealed class BackupTests
{
    public static TheoryData<string> Engines => [.. TestData.Engines];

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task BackupUnderLoad_RestoredElsewhere_HoldsEveryFileItsRowsName(string engine)
    {
        await using var data = await TestData.Open(engine);
        using var enough = new CancellationTokenSource();
        var load = Task.Run(async () => { for (var i = 0; !enough.IsCancellationRequested; i++) await Put(data, $"照片 {i}"); });
        while (await data.InDb(db => db.Set<StoredFile>().CountAsync()) < 20)
            await Task.Delay(5);

        var backup = Path.Combine(data.Folder, "backup.zip");
        var made = (await data.Do(services => services.GetRequiredService<MakeBackup>().Run(backup, default))).OrThrow();
        await enough.CancelAsync();
        await load;

        Assert.True(made.Files >= 20);
        Assert.DoesNotContain("青禾大学", System.Text.Encoding.UTF8.GetString(await File.ReadAllBytesAsync(backup)));
        await using var restored = await Restored.Open(engine, backup, MasterKey.OpenOrCreate(data.Options.MasterKeyPath));
        await restored.Do(async services =>
        {
            var (db, vault) = (services.GetRequiredService<CaikaDb>(), services.GetRequiredService<FileVault>());
            var hand = (await services.GetRequiredService<CampaignBook>().Take(data.CampaignId, Caika.Platform.Access.Actor.System("测试"), default))!;
            var files = await db.Set<StoredFile>().AsNoTracking().ToListAsync();
            Assert.True(files.Count >= 20);
            foreach (var file in files)
                Assert.StartsWith("照片 ", System.Text.Encoding.UTF8.GetString(await vault.Read(file, hand.Keys, default)));
            Assert.True((await services.GetRequiredService<VerifyTrail>().Run(null, default)).Holds);
            return 0;
        });
    }

    [Fact]
    public async Task AnyWrongByte_AnotherKey_OrACutEnd_IsRefused()
    {
        await using var data = await TestData.Open();
        await Put(data, "照片");
        var backup = Path.Combine(data.Folder, "backup.zip");
        (await data.Do(services => services.GetRequiredService<MakeBackup>().Run(backup, default))).OrThrow();
        var (bytes, key) = (await File.ReadAllBytesAsync(backup), MasterKey.OpenOrCreate(data.Options.MasterKeyPath));
        Assert.True((await Restore(bytes, key)).Done);

        // Names, lengths and check sums of the ZIP's own records may be wrong in ways that change nothing; the contents may not.
        var wrong = 0;
        for (var at = 100; at < bytes.Length - 600; at += 19_937)
        {
            var flipped = (byte[])bytes.Clone();
            flipped[at] ^= 0x10;
            wrong += (await Restore(flipped, key)).Done ? 1 : 0;
        }
        Assert.Equal(0, wrong);
        Assert.False((await Restore(bytes[..^400], key)).Done);
        Assert.False((await Restore(bytes, new MasterKey(new byte[32]))).Done);

        async Task<Caika.Platform.Access.Outcome<BackupReport>> Restore(byte[] content, MasterKey with)
        {
            using var folder = new TestFolder();
            var file = Path.Combine(folder.Path, "b.zip");
            await File.WriteAllBytesAsync(file, content);
            return await RestoreBackup.Run(file, new DataOptions { Folder = Path.Combine(folder.Path, "data") }, with, default);
        }
    }

    [Fact]
    public void RecoveryCode_TypedInAgain_IsTheKey()
    {
        using var folder = new TestFolder();
        var path = Path.Combine(folder.Path, "keys", "master.key");
        var code = MasterKey.OpenOrCreate(path).RecoveryCode!;
        Assert.Equal(File.ReadAllBytes(path), MasterKey.FromRecoveryCode(code.ToLowerInvariant().Replace('0', 'o')));
        Assert.Null(MasterKey.FromRecoveryCode(code[..^1]));
        Assert.Null(MasterKey.FromRecoveryCode("不是恢复码"));
    }

    private static Task<StoredFile> Put(TestData data, string text) => data.Do(async services =>
    {
        var (db, vault) = (services.GetRequiredService<CaikaDb>(), services.GetRequiredService<FileVault>());
        var hand = (await services.GetRequiredService<CampaignBook>().Take(data.CampaignId, Caika.Platform.Access.Actor.System("测试"), default))!;
        var file = await vault.Put(hand.Id, hand.Keys, System.Text.Encoding.UTF8.GetBytes(text), default);
        await db.SaveChangesAsync();
        return file;
    });

    private sealed class Restored(TestFolder folder, ServiceProvider services) : IAsyncDisposable
    {
        internal static async Task<Restored> Open(string engine, string backup, MasterKey key)
        {
            var folder = new TestFolder();
            var options = new DataOptions { Folder = Path.Combine(folder.Path, "data"), Postgres = engine == "postgres" ? await TestData.FreshDatabase() : null };
            (await RestoreBackup.Run(backup, options, key, default)).OrThrow();
            var services = new ServiceCollection().AddLogging();
            services.AddCaika(options, key);
            services.AddSingleton(new Caika.Platform.Jobs.JobQueue());
            return new(folder, services.BuildServiceProvider());
        }

        internal async Task<T> Do<T>(Func<IServiceProvider, Task<T>> work)
        {
            await using var scope = services.CreateAsyncScope();
            return await work(scope.ServiceProvider);
        }

        public async ValueTask DisposeAsync()
        {
            await services.DisposeAsync();
            NpgsqlConnection.ClearAllPools();
            folder.Dispose();
        }
    }
}
