using System.Diagnostics;
using System.Globalization;
using Caika.Demo;
using Caika.Enrolments;
using Caika.Enrolments.Roster;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.Server.Hosting;
using Caika.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Caika.Server.Tests.Enrolments.Rosters;

namespace Caika.Server.Tests.Enrolments;

/// <summary>The real program is killed in the middle of an import and started again.</summary>
public sealed class RosterCrashTests
{
    // Two whole pieces and a part of one.
    private const int People = 2 * CommitRoster.Piece + 1_000;

    [Fact]
    public async Task KilledWhileJudgingAndWhileWriting_TheImportIsFinishedOnce()
    {
        using var folder = new TestFolder();
        var options = new DataOptions { Folder = folder.Path };
        await using var app = await CaikaWeb.Open(new ServeOptions(options) { Url = "http://127.0.0.1:0" }, default);
        // Makes the scheduler's tables; it is never started here, so only the program below runs jobs.
        await app.Services.GetRequiredService<Quartz.ISchedulerFactory>().GetScheduler();
        var import = await Receive(app.Services);

        await KillDuring(folder, app.Services, RosterImportStatus.Received);
        await FinishedBy(folder, app.Services, RosterImportStatus.Judged);
        Assert.Empty(await In(app.Services, services => services.GetRequiredService<CaikaDb>().Set<Enrolment>().Take(1).ToListAsync()));

        await In(app.Services, services => services.GetRequiredService<OrderRoster>().Run(Actor.System("测试"), import, default));
        await KillDuring(folder, app.Services, RosterImportStatus.Ordered);
        var count = await In(app.Services, services => services.GetRequiredService<CaikaDb>().Set<Enrolment>().CountAsync());
        Assert.True(count is 0 or People || count % CommitRoster.Piece == 0, $"A piece half done: {count}");
        await FinishedBy(folder, app.Services, RosterImportStatus.Committed);

        Assert.Equal(People, await In(app.Services, services => services.GetRequiredService<CaikaDb>().Set<Enrolment>().CountAsync()));
        Assert.Equal(1, await In(app.Services, services => services.GetRequiredService<CaikaDb>().Set<Caika.Platform.Audit.AuditRow>().CountAsync(r => r.Action == "roster.imported")));
    }

    /// <summary>Puts unit, list and job there as a page would, without a running scheduler taking it.</summary>
    private static Task<Guid> Receive(IServiceProvider root) => In(root, async services =>
    {
        var campaign = await ActivatorUtilities.CreateInstance<MadeUpUnit>(services).Make(Actor.System("测试"), "青禾大学", opensDaysAgo: 1, default);
        var rows = MadeUpPeople.Create(3, People, new DateOnly(2026, 9, 1)).Select((p, i) => Person(p.Name, p.IdNumber, MadeUpUnit.Departments[i % 12], ("工号", i.ToString(CultureInfo.InvariantCulture)))).ToArray();
        return (await services.GetRequiredService<ReceiveRoster>().Run(Actor.System("测试"), campaign.Id, RosterListKind.Roster, "名册.xlsx", new MemoryStream(Workbook(rows)), default)).OrThrow();
    });

    /// <summary>Kills again and again, each time a little later, until it has hit a run that had begun.</summary>
    private static async Task KillDuring(TestFolder folder, IServiceProvider services, RosterImportStatus status)
    {
        for (var milliseconds = 1500; milliseconds <= 4500 && await StatusOf(services) == status; milliseconds += 1000)
        {
            using var server = Serve(folder);
            await Task.Delay(milliseconds);
            server.Kill(entireProcessTree: true); // SIGKILL
            await server.WaitForExitAsync();
        }
    }

    private static async Task FinishedBy(TestFolder folder, IServiceProvider services, RosterImportStatus status)
    {
        using var server = Serve(folder);
        try
        {
            for (var i = 0; i < 300 && await StatusOf(services) != status; i++)
                await Task.Delay(200);
            Assert.Equal(status, await StatusOf(services));
        }
        finally
        {
            server.Kill(entireProcessTree: true);
            await server.WaitForExitAsync();
        }
    }

    private static Process Serve(TestFolder folder) => Process.Start(new ProcessStartInfo("dotnet",
        [typeof(CaikaWeb).Assembly.Location, "serve", "--data", folder.Path, "--url", "http://127.0.0.1:0"])
    { RedirectStandardOutput = true, RedirectStandardError = true })!;

    private static Task<RosterImportStatus> StatusOf(IServiceProvider services) =>
        In(services, scope => scope.GetRequiredService<CaikaDb>().Set<RosterImport>().AsNoTracking().Select(i => i.Status).SingleAsync());

    private static async Task<T> In<T>(IServiceProvider root, Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = root.CreateAsyncScope();
        return await work(scope.ServiceProvider);
    }
}
