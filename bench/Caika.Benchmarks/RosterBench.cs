using System.Diagnostics;
using System.Globalization;
using Caika.Campaigns;
using Caika.Demo;
using Caika.Enrolments;
using Caika.Enrolments.Roster;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.Platform.Documents.Sheets;
using Caika.Platform.Jobs;
using Caika.Platform.PersonalData;
using Caika.RulePacks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MiniExcelLibs;

namespace Caika.Benchmarks;

/// <summary>
/// A roster of 100,000 people taken in, judged and committed, against the least that could be done with it: MiniExcel
/// reading the same file and a bare bulk insert of the same rows into an empty database. Both in one run, on SQLite.
/// </summary>
internal static class RosterBench
{
    internal static async Task<int> Run(string[] args)
    {
        var count = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 100_000;
        var folder = Path.Combine(AppContext.BaseDirectory, "roster-bench");
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        Directory.CreateDirectory(folder);
        var sheet = Path.Combine(folder, "roster.xlsx");
        await using (var file = File.Create(sheet))
            SheetWriter.Write(file, "名册", [.. RosterColumns.People.Select(c => c.Name)], Rows(count));
        Console.WriteLine($"{count} people, {new FileInfo(sheet).Length >> 20} MB");

        GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        var own = TimeSpan.Zero;
        await using (var services = await Prepared(Path.Combine(folder, "own")))
            own = await TakeIn(services, sheet);
        await using var bare = await Prepared(Path.Combine(folder, "bare"));
        var read = Time("bare MiniExcel read", () => Console.Write($"[{MiniExcel.Query(sheet, useHeaderRow: true).Count()}] "));
        var insert = await BareInsert(bare, Path.Combine(folder, "own"));
        Console.WriteLine($"ours {own.TotalSeconds:F2} s, bare {(read + insert).TotalSeconds:F2} s, ratio {own / (read + insert):F2}");
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
        return 0;
    }

    private static async Task<TimeSpan> TakeIn(IServiceProvider services, string sheet)
    {
        var campaign = await In<CaikaDb, Guid>(services, db => db.Set<Campaign>().Select(c => c.Id).SingleAsync());
        using var resident = new Resident();
        var started = Stopwatch.GetTimestamp();
        await using var workbook = File.OpenRead(sheet);
        var import = (await In<ReceiveRoster, Outcome<Guid>>(services, action => action.Run(Actor.System("测量"), campaign, RosterListKind.Roster, "名册.xlsx", workbook, default))).OrThrow();
        var (received, receiving) = (Stopwatch.GetElapsedTime(started), resident.Phase());
        await In<JudgeRoster, int>(services, async action => { await action.Run(import, default); return 0; });
        var (judged, judging) = (Stopwatch.GetElapsedTime(started), resident.Phase());
        (await In<OrderRoster, Outcome<Nothing>>(services, action => action.Run(Actor.System("测量"), import, default))).OrThrow();
        List<double> others;
        TimeSpan held;
        await using (var writes = new SmallWrites(services.GetRequiredService<DataOptions>().SqlitePath))
        {
            held = await In<CommitRoster, TimeSpan>(services, async action => { await action.Run(import, default); return action.Held; });
            others = writes.Milliseconds;
        }
        var (all, committing) = (Stopwatch.GetElapsedTime(started), resident.Phase());
        var done = await In<CaikaDb, RosterImport>(services, db => db.Set<RosterImport>().SingleAsync());
        Console.WriteLine($"receive {received.TotalSeconds:F2} s, judge {(judged - received).TotalSeconds:F2} s, commit {(all - judged).TotalSeconds:F2} s; {done.Status}: {done.Added} added, {done.Excluded} excluded, {done.Bad} bad");
        Console.WriteLine($"resident at most {resident.Peak:F0} MB (receive {receiving:F0}, judge {judging:F0}, commit {committing:F0})");
        Console.WriteLine($"write transaction {held.TotalSeconds:F2} s; {others.Count} small writes of others meanwhile, longest {others.Max():F0} ms");
        await Lists(services, campaign);
        return all;
    }

    private static async Task Lists(IServiceProvider services, Guid campaign)
    {
        var department = await In<CaikaDb, Guid>(services, db => db.Set<Enrolment>().Select(e => e.DepartmentId).FirstAsync());
        foreach (var (what, filter, page) in new[]
        {
            ("everybody", new ListFilter(), 1), ("everybody, page 1000", new ListFilter(), 1000), ("part of a name", new ListFilter { Text = "建国" }, 1),
            ("staff number", new ListFilter { Text = "199000" }, 1), ("kept out", new ListFilter { Stage = StageGroup.Excluded }, 1),
            ("a department", new ListFilter { Department = department }, 1), ("last four nobody has", new ListFilter { LastFour = new byte[16] }, 1),
        })
        {
            var times = new List<double>();
            for (var i = 0; i < 20; i++)
            {
                times.Add(await In<CaikaDb, double>(services, async db =>
                {
                    var hand = (await new CampaignBook(db, services.GetRequiredService<KeyVault>()).Take(campaign, Actor.System("测量"), default))!;
                    var started = Stopwatch.GetTimestamp();
                    await new EnrolmentList(db).Run(Actor.System("测量"), hand, filter, page, default);
                    return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
                }));
            }
            times.Sort();
            Console.WriteLine($"list, {what}: median {times[10]:F0} ms, p95 {times[18]:F0} ms");
        }
    }

    private static async Task<TimeSpan> BareInsert(IServiceProvider bare, string own)
    {
        List<Enrolment> people;
        await using (var services = Services(own))
            people = await In<CaikaDb, List<Enrolment>>(services, db => db.Set<Enrolment>().AsNoTracking().ToListAsync());
        return await In<CaikaDb, TimeSpan>(bare, async db =>
        {
            // The campaign and the departments of the other database are not there.
            await db.Database.OpenConnectionAsync();
            await db.Database.ExecuteSqlRawAsync("PRAGMA foreign_keys=OFF");
            GC.Collect();
            var started = Stopwatch.GetTimestamp();
            await using var transaction = await db.BeginAsync(default);
            await db.InsertManyAsync(people, default);
            await transaction.CommitAsync();
            var elapsed = Stopwatch.GetElapsedTime(started);
            Console.WriteLine($"bare bulk insert: {elapsed.TotalMilliseconds:F0} ms");
            return elapsed;
        });
    }

    private static async Task<ServiceProvider> Prepared(string folder)
    {
        var services = Services(folder);
        await In<PrepareData, int>(services, async prepare => { await prepare.Run(default); return 0; });
        await using var scope = services.CreateAsyncScope();
        await ActivatorUtilities.CreateInstance<MadeUpUnit>(scope.ServiceProvider).Make(Actor.System("测量"), "青禾大学", 1, default);
        return services;
    }

    private static ServiceProvider Services(string folder)
    {
        var options = new DataOptions { Folder = folder };
        var services = new ServiceCollection().AddLogging();
        services.AddCaika(options, MasterKey.OpenOrCreate(options.MasterKeyPath)).AddSingleton(new JobQueue());
        return services.BuildServiceProvider();
    }

    private static async Task<TOut> In<T, TOut>(IServiceProvider services, Func<T, Task<TOut>> work) where T : notnull
    {
        await using var scope = services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<T>());
    }

    private static TimeSpan Time(string what, Action action)
    {
        GC.Collect();
        var started = Stopwatch.GetTimestamp();
        action();
        var elapsed = Stopwatch.GetElapsedTime(started);
        Console.WriteLine($"{what}: {elapsed.TotalMilliseconds:F0} ms");
        return elapsed;
    }

    private static IEnumerable<string[]> Rows(int count) => MadeUpPeople.Create(7, count, new DateOnly(2026, 9, 1)).Select((person, i) => (string[])
    [
        person.StaffNumber, person.Name, "居民身份证", person.IdNumber, person.Sex == Sex.Male ? "男" : "女", person.BirthDate.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        person.EthnicGroup, "中国", MadeUpUnit.Departments[i % MadeUpUnit.Departments.Length], i % 12 is 7 or 9 ? "张家界校区" : "吉首校区", person.Retired ? "退休" : "在职",
        i % 50 == 0 ? "未参保" : "养老、医疗生育、工伤、失业", person.Mobile, "", person.Address, "416000", "居民户", "专业、技术人员", "2031-05-06", "",
    ]);
}
