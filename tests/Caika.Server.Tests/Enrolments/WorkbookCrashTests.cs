using System.Diagnostics;
using System.Globalization;
using Caika.Campaigns;
using Caika.Demo;
using Caika.Enrolments;
using Caika.Enrolments.Roster;
using Caika.Enrolments.Workbooks;
using Caika.Platform.Access;
using Caika.Platform.Audit;
using Caika.Platform.Data;
using Caika.Server.Hosting;
using Caika.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Caika.Server.Tests.Enrolments;

/// <summary>The real program is killed ten times while it takes workbooks in, each time at another moment, and started again.</summary>
public sealed class WorkbookCrashTests
{
    private const int Kills = 10, People = 400, Sent = 10;

    [Fact]
    public async Task KilledTenTimes_NothingIsLostAndNothingTwice()
    {
        using var folder = new TestFolder();
        await using var app = await CaikaWeb.Open(new ServeOptions(new DataOptions { Folder = folder.Path }) { Url = "http://127.0.0.1:0" }, default);
        // Makes the scheduler's tables; it is never started here, so only the program below runs jobs.
        await app.Services.GetRequiredService<Quartz.ISchedulerFactory>().GetScheduler();
        await Receive(app.Services);

        var during = 0;
        for (var kill = 0; kill < Kills; kill++)
        {
            using var server = Serve(folder);
            // First the start alone, then deeper and deeper into the work.
            await Started(server);
            await Task.Delay(kill * 100);
            server.Kill(entireProcessTree: true); // SIGKILL
            await server.WaitForExitAsync();
            var (done, saved) = await Counts(app.Services);
            Assert.Equal(done * People, saved); // whole workbooks, whatever the moment
            during += done < Sent ? 1 : 0;
        }
        Assert.True(during >= 3, $"Only {during} kills hit while something was left to do.");
        using (var server = Serve(folder))
        {
            for (var i = 0; i < 1_200 && (await Counts(app.Services)).Done < Sent; i++)
                await Task.Delay(100);
            server.Kill(entireProcessTree: true);
            await server.WaitForExitAsync();
        }

        Assert.Equal((Sent, Sent * People), await Counts(app.Services));
        await In(app.Services, async services =>
        {
            var db = services.GetRequiredService<CaikaDb>();
            Assert.Equal(Sent, await db.Set<AuditRow>().CountAsync(r => r.Action == "workbook.taken-in"));
            Assert.Equal(Sent * People, await db.Set<AuditRow>().Where(r => r.Action == "sheet.saved").Select(r => r.Subject).Distinct().CountAsync());
            Assert.True((await services.GetRequiredService<VerifyTrail>().Run(null, default)).Holds);
            var hand = (await services.GetRequiredService<CampaignBook>().TakeCurrent(Actor.System("测试"), default))!;
            foreach (var person in await db.Set<Enrolment>().AsNoTracking().Include(e => e.Items).ToListAsync())
            {
                Assert.Equal("416000", hand.Keys.Open<PersonalData>(person.Personal, person.Id).PostalCode);
                Assert.Equal((4, 5), (person.Items.Count, person.Revision));
            }
            return 0;
        });
    }

    /// <summary>Puts people and ten filled-in forms there, one for each department, without a running scheduler taking them.</summary>
    private static Task<int> Receive(IServiceProvider root) => In(root, async services =>
    {
        var system = Actor.System("测试");
        var campaign = await ActivatorUtilities.CreateInstance<MadeUpUnit>(services).Make(system, "青禾大学", opensDaysAgo: 1, default);
        var people = MadeUpPeople.Create(3, 3 * Sent * People, DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().DateTime)).Where(p => p.BirthDate.Year is > 1965 and < 1998 && !p.Retired).Take(Sent * People);
        var rows = people.Select((p, i) => Rosters.Person(p.Name, p.IdNumber, MadeUpUnit.Departments[i % Sent], ("手机号码", string.Create(CultureInfo.InvariantCulture, $"139{i:D8}")))).ToArray();
        var import = (await services.GetRequiredService<ReceiveRoster>().Run(system, campaign.Id, RosterListKind.Roster, "名册.xlsx", new MemoryStream(Rosters.Workbook(rows)), default)).OrThrow();
        await services.GetRequiredService<JudgeRoster>().Run(import, default);
        (await services.GetRequiredService<OrderRoster>().Run(system, import, default)).OrThrow();
        await services.GetRequiredService<CommitRoster>().Run(import, default);
        var departments = await services.GetRequiredService<CaikaDb>().Set<Caika.Units.Department>().ToDictionaryAsync(d => d.Name, d => d.Id);
        foreach (var department in MadeUpUnit.Departments.Take(Sent))
        {
            var form = (await services.GetRequiredService<MakeWorkbook>().Run(system, campaign.Id, departments[department], full: true, default)).OrThrow();
            (await services.GetRequiredService<ReceiveWorkbook>().Run(system, campaign.Id, "信息表.xlsx", new MemoryStream(FilledForm.Of(form.Bytes)), default)).OrThrow();
        }
        return 0;
    });

    private static Task<(int Done, int Saved)> Counts(IServiceProvider services) => In(services, async scope =>
    {
        var db = scope.GetRequiredService<CaikaDb>();
        return (await db.Set<WorkbookUpload>().CountAsync(u => u.Status == WorkbookStatus.TakenIn), await db.Set<AuditRow>().CountAsync(r => r.Action == "sheet.saved"));
    });

    private static Process Serve(TestFolder folder) => Process.Start(new ProcessStartInfo("dotnet",
        [typeof(CaikaWeb).Assembly.Location, "serve", "--data", folder.Path, "--url", "http://127.0.0.1:0"])
    { RedirectStandardOutput = true, RedirectStandardError = true })!;

    // Its first line says that it listens; the scheduler begins about then.
    private static async Task Started(Process server)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        await server.StandardOutput.ReadLineAsync(patience.Token);
    }

    private static async Task<T> In<T>(IServiceProvider root, Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = root.CreateAsyncScope();
        return await work(scope.ServiceProvider);
    }
}
