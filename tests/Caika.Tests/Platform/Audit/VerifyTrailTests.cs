using Caika.Platform.Access;
using Caika.Platform.Audit;
using Caika.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Caika.Tests.Platform.Audit;

public sealed class VerifyTrailTests
{
    public static TheoryData<string> Engines => [.. TestData.Engines];

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task UntouchedTrail_Holds(string engine)
    {
        await using var data = await Recorded(engine);
        var report = await Verify(data);
        Assert.True(report.Holds, report.Fault);
        Assert.Equal(12, report.Rows);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task AnyChangedDeletedOrMovedRow_IsFound(string engine)
    {
        string[] tampering =
        [
            "UPDATE audit SET detail = detail || '改' WHERE seq = {0}",
            "UPDATE audit SET actor_name = '别人' WHERE seq = {0}",
            "UPDATE audit SET action = 'x.y' WHERE seq = {0}",
            "DELETE FROM audit WHERE seq = {0}",
            "UPDATE audit SET seq = 1000 WHERE seq = {0}",
        ];
        for (var row = 3; row <= 11; row += 4)
        {
            foreach (var sql in tampering)
            {
                await using var data = await Recorded(engine);
                await data.InDb(db => db.Database.ExecuteSqlRawAsync(sql.Replace("{0}", row.ToString())));
                Assert.False((await Verify(data)).Holds, $"{sql} at {row} was not found");
            }
        }
    }

    [Fact]
    public async Task SwappedRows_AreFound()
    {
        await using var data = await Recorded("sqlite");
        await data.InDb(db => db.Database.ExecuteSqlRawAsync("UPDATE audit SET seq = 999 WHERE seq = 5; UPDATE audit SET seq = 5 WHERE seq = 6; UPDATE audit SET seq = 6 WHERE seq = 999"));
        Assert.False((await Verify(data)).Holds);
    }

    [Fact]
    public async Task CutTail_IsFoundWithThePrintedHead()
    {
        await using var data = await Recorded("sqlite");
        var head = (await Verify(data)).Head;
        await data.InDb(db => db.Database.ExecuteSqlRawAsync("DELETE FROM audit WHERE seq > 8"));
        Assert.True((await Verify(data)).Holds);
        Assert.False((await Verify(data, head)).Holds);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task ManyWritersAtOnce_MakeOneChain(string engine)
    {
        await using var data = await TestData.Open(engine);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(writer => Task.Run(async () =>
        {
            for (var i = 0; i < 10; i++)
            {
                await data.InDb(async db =>
                {
                    db.Record(Actor.System($"写手 {writer}"), "test.written", Guid.NewGuid(), $"{i}");
                    return await db.SaveChangesAsync();
                });
            }
        })));
        var report = await Verify(data);
        Assert.True(report.Holds, report.Fault);
        Assert.Equal(82, report.Rows);
    }

    [Fact]
    public async Task FailedSave_LeavesNoRow()
    {
        await using var data = await TestData.Open();
        await data.InDb(async db =>
        {
            db.Record(Actor.System("测试"), "test.failed", Guid.Empty);
            db.Add(new AuditRow
            {
                Seq = 1,
                At = default,
                ActorKind = "",
                ActorId = default,
                ActorName = "",
                Action = "",
                Subject = default,
                Detail = "",
                PreviousMac = [],
                Mac = [],
            });
            await Assert.ThrowsAnyAsync<Exception>(() => db.SaveChangesAsync());
            return 0;
        });
        Assert.Equal(2, (await Verify(data)).Rows);
    }

    // Two rows come from the made-up unit.
    private static async Task<TestData> Recorded(string engine)
    {
        var data = await TestData.Open(engine);
        await data.InDb(async db =>
        {
            for (var i = 0; i < 10; i++)
            {
                db.Record(Actor.System("测试"), "test.written", Guid.NewGuid(), $"第 {i} 行");
                await db.SaveChangesAsync();
            }
            return 0;
        });
        return data;
    }

    private static Task<TrailReport> Verify(TestData data, string? head = null) => data.Do(services => services.GetRequiredService<VerifyTrail>().Run(head, default));
}
