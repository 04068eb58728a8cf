using Caika.Campaigns;
using Caika.Platform.Access;
using Caika.Platform.Audit;
using Caika.Platform.Data;
using Caika.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Caika.Tests.Platform.Data;

public sealed class CaikaDbTests
{
    public static TheoryData<string> Engines => [.. TestData.Engines];

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Migrations_MatchTheModel(string engine)
    {
        await using var data = await TestData.Open(engine);
        Assert.False(await data.InDb(db => Task.FromResult(db.Database.HasPendingModelChanges())));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task LaterSaveOfAnOldCopy_Fails(string engine)
    {
        await using var data = await TestData.Open(engine);
        await data.InDb(async first =>
        {
            var mine = await first.Set<Campaign>().SingleAsync();
            await data.InDb(async second =>
            {
                (await second.Set<Campaign>().SingleAsync()).Title = "改过";
                return await second.SaveChangesAsync();
            });
            mine.Title = "也改";
            await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => first.SaveChangesAsync());
            return 0;
        });
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task ManyEventsInOneSave_KeepTheChainWhole(string engine)
    {
        await using var data = await TestData.Open(engine);
        for (var round = 0; round < 2; round++)
        {
            await data.InDb(async db =>
            {
                for (var i = 0; i < 250; i++)
                    db.Record(Actor.System("测试"), "form.printed", Guid.NewGuid(), $"第 {i} 份");
                return await db.SaveChangesAsync();
            });
        }

        Assert.Equal(500, await data.InDb(db => db.Set<AuditRow>().CountAsync(r => r.Action == "form.printed")));
        Assert.Null((await data.Do(services => services.GetRequiredService<VerifyTrail>().Run(null, default))).Fault);
    }

    [Fact]
    public async Task Sqlite_RunsAsDurablyAsItCan()
    {
        await using var data = await TestData.Open();
        await data.InDb(async db =>
        {
            await db.Database.OpenConnectionAsync();
            SqliteSettings.ReadBack(db.Database.GetDbConnection());
            return 0;
        });
    }

    [Fact]
    public async Task MigrationsKnownToTheStart_AreAllThereAre()
    {
        await using var data = await TestData.Open();
        Assert.Equal(await data.InDb(db => Task.FromResult(db.Database.GetMigrations().ToList())), PrepareData.Own);
    }

    [Fact]
    public async Task LogIsLeft_UntilItIsCarriedOver()
    {
        await using var data = await TestData.Open();
        await data.InDb(async db =>
        {
            // One connection throughout: the last one to close carries the log over as well, and another test may close the pool.
            await db.Database.OpenConnectionAsync();
            await db.CarryOver(default);
            await using (var transaction = await db.BeginAsync(default))
            {
                await db.LeaveLog(default);
                for (var i = 0; i < 400; i++)
                    db.Record(Actor.System("测试"), "test", Guid.NewGuid(), new string('长', 8_000));
                await db.SaveChangesAsync();
                await transaction.CommitAsync();
            }
            Assert.True(await Waiting(db) > 1_000, "too few pages for a commit to carry over by itself");
            await db.CarryOver(default);
            Assert.Equal(0, await Waiting(db));
            return 0;
        });

        // Frames of the log that are not in the database file yet.
        static async Task<long> Waiting(CaikaDb db)
        {
            await using var ask = db.Database.GetDbConnection().CreateCommand();
            ask.CommandText = "PRAGMA wal_checkpoint(NOOP)";
            await using var answer = await ask.ExecuteReaderAsync();
            await answer.ReadAsync();
            return answer.GetInt64(1) - answer.GetInt64(2);
        }
    }

    [Fact]
    public async Task DataFolder_IsTheOwnersAlone()
    {
        await using var data = await TestData.Open();
        Assert.Equal(PrepareData.OwnerOnly, File.GetUnixFileMode(data.Options.FilesPath));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(data.Options.MasterKeyPath));
    }
}
