using System.Diagnostics;
using System.Globalization;
using Caika.Campaigns;
using Caika.Demo;
using Caika.Enrolments;
using Caika.Enrolments.Workbooks;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.Platform.Jobs;
using Caika.Platform.PersonalData;
using Caika.RulePacks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MiniExcelLibs;

namespace Caika.Benchmarks;

/// <summary>
/// A form of 20,000 people, every row of it filled in, taken in: received, read, judged, written, an audit row for each.
/// In turns with it, MiniExcel's bare read of the same file. On SQLite.
/// </summary>
internal static class WorkbookBench
{
    private const int Rounds = 5;

    private static readonly Actor Sender = Actor.System("测量");

    internal static async Task<int> Run(string[] args)
    {
        var count = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 20_000;
        var folder = Path.Combine(AppContext.BaseDirectory, "workbook-bench");
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        Directory.CreateDirectory(folder);
        var (form, filled) = (Path.Combine(folder, "form.xlsx"), Path.Combine(folder, "filled.xlsx"));
        var services = await Prepared(Path.Combine(folder, "data"), count);
        await using (services)
        {
            var department = await In<CaikaDb, Guid>(services, db => db.Set<Enrolment>().Select(e => e.DepartmentId).FirstAsync());
            var campaign = await In<CaikaDb, Guid>(services, db => db.Set<Campaign>().Select(c => c.Id).SingleAsync());
            var started = Stopwatch.GetTimestamp();
            var made = (await In<MakeWorkbook, Outcome<SentWorkbook>>(services, action => action.Run(Sender, campaign, department, true, default))).OrThrow();
            await File.WriteAllBytesAsync(form, made.Bytes.ToArray());
            Console.WriteLine($"{count} people: form made in {Stopwatch.GetElapsedTime(started).TotalSeconds:F2} s, {made.Bytes.Length / 1048576.0:F1} MB");
            made = null!;
            // A server that runs has read workbooks before: a small one first, for both.
            await WarmUp(services, campaign);
            var rounds = new List<(TimeSpan Own, TimeSpan Floor)>();
            for (var round = 0; round < Rounds; round++)
            {
                await Fill(services, campaign, filled, round);
                GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
                rounds.Add((await TakeIn(services, campaign, filled), Time(() => MiniExcel.Query(filled, useHeaderRow: true).Count())));
            }
            var (own, floor) = (Median(rounds.Select(r => r.Own)), Median(rounds.Select(r => r.Floor)));
            Console.WriteLine($"ours {own.TotalSeconds:F2} s, bare read {floor.TotalSeconds:F2} s, medians of {Rounds} in turns: {own / floor:F2} times; the first by itself {rounds[0].Own / rounds[0].Floor:F2}");
            await Annotate(services);
        }
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
        return 0;
    }

    private static TimeSpan Median(IEnumerable<TimeSpan> times) => times.Order().ElementAt(Rounds / 2);

    private static async Task WarmUp(IServiceProvider services, Guid campaign)
    {
        var library = await In<CaikaDb, Guid>(services, db => db.Set<Caika.Units.Department>().Where(d => d.Name == "图书馆").Select(d => d.Id).SingleAsync());
        await In<CaikaDb, int>(services, async db =>
        {
            await db.Set<Enrolment>().Take(300).ExecuteUpdateAsync(e => e.SetProperty(x => x.DepartmentId, library));
            return 0;
        });
        for (var i = 0; i < 3; i++)
        {
            var small = (await In<MakeWorkbook, Outcome<SentWorkbook>>(services, action => action.Run(Sender, campaign, library, true, default))).OrThrow();
            _ = new MemoryStream(small.Bytes.ToArray()).Query(useHeaderRow: true).Count();
            var upload = (await In<ReceiveWorkbook, Outcome<Guid>>(services, action => action.Run(Sender, campaign, "信息表.xlsx", new MemoryStream(small.Bytes.ToArray()), default))).OrThrow();
            await In<TakeInWorkbook, int>(services, async action => { await action.Run(upload, default); return 0; });
        }
    }

    private static async Task<TimeSpan> TakeIn(IServiceProvider services, Guid campaign, string path)
    {
        using var resident = new Resident();
        var processor = Process.GetCurrentProcess().TotalProcessorTime;
        var started = Stopwatch.GetTimestamp();
        await using var workbook = File.OpenRead(path);
        var upload = (await In<ReceiveWorkbook, Outcome<Guid>>(services, action => action.Run(Sender, campaign, "信息表.xlsx", workbook, default))).OrThrow();
        var received = Stopwatch.GetElapsedTime(started);
        await In<TakeInWorkbook, int>(services, async action => { await action.Run(upload, default); return 0; });
        var all = Stopwatch.GetElapsedTime(started);
        Console.WriteLine($"processor {(Process.GetCurrentProcess().TotalProcessorTime - processor).TotalSeconds:F2} s");
        var done = await In<CaikaDb, WorkbookUpload>(services, db => db.Set<WorkbookUpload>().SingleAsync(u => u.Id == upload));
        Console.WriteLine($"receive {received.TotalSeconds:F2} s, judge and commit {(all - received).TotalSeconds:F2} s; {done.Status}: {done.Taken} taken, {done.Same} same, {done.Bad} bad, {done.Stale} stale {done.Fault}");
        Console.WriteLine($"resident at most {resident.Peak:F0} MB");
        started = Stopwatch.GetTimestamp();
        await In<CaikaDb, int>(services, async db => { await db.CarryOver(default); return 0; });
        Console.WriteLine($"log carried over afterwards, as the job does, while others may write: {Stopwatch.GetElapsedTime(started).TotalSeconds:F2} s");
        return all;
    }

    private static async Task Annotate(IServiceProvider services)
    {
        GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        using var resident = new Resident();
        var upload = await In<CaikaDb, Guid>(services, db => db.Set<WorkbookUpload>().OrderByDescending(u => u.Rows).Select(u => u.Id).FirstAsync());
        var started = Stopwatch.GetTimestamp();
        var marked = (await In<AnnotateWorkbook, Outcome<SentWorkbook>>(services, action => action.Run(Sender, upload, default))).OrThrow();
        Console.WriteLine($"annotated workbook on demand: {Stopwatch.GetElapsedTime(started).TotalSeconds:F2} s, {marked.Bytes.Length / 1048576.0:F1} MB, resident at most {resident.Peak:F0} MB");
    }

    // Every round fills in something else, so that every row is a change again.
    private static async Task Fill(IServiceProvider services, Guid campaign, string path, int round)
    {
        await using var scope = services.CreateAsyncScope();
        var hand = (await scope.ServiceProvider.GetRequiredService<CampaignBook>().Take(campaign, Sender, default))!;
        var people = await scope.ServiceProvider.GetRequiredService<CaikaDb>().Set<Enrolment>().AsNoTracking().ToListAsync();
        var mark = new FormMark { Campaign = campaign, CampaignTitle = hand.Campaign.Title, Layout = new FormLayout(hand.Pack).Digest, MadeAt = TimeProvider.System.GetUtcNow() };
        await using var file = File.Create(path);
        WriteForm.Run(file, hand.Pack, mark, people.Select(e => new FilledPerson(new EnrolledPerson(e, hand, inScope: true), round)), full: true);
    }

    /// <summary>Somebody whose row is filled in, under the same key.</summary>
    private sealed class FilledPerson(EnrolledPerson person, int round) : FormPerson
    {
        internal override Guid Id => person.Id;
        internal override string Key => person.Key;
        internal override string Version => person.Version;
        internal override string Department => person.Department;
        internal override string StaffNo => person.StaffNo;
        internal override PersonalData Data => person.Data with
        {
            EthnicGroup = "15",
            IdValidFrom = new DateOnly(2014, 8, 21),
            IdValidTo = new DateOnly(2034, 8, 21),
            IdIssuer = "吉首市公安局",
            Occupation = "2000000",
            HukouType = "50",
            PostalCode = string.Create(CultureInfo.InvariantCulture, $"{416_000 + round}"),
        };
    }

    private static async Task<ServiceProvider> Prepared(string folder, int count)
    {
        var options = new DataOptions { Folder = folder };
        var services = new ServiceCollection().AddLogging();
        services.AddCaika(options, MasterKey.OpenOrCreate(options.MasterKeyPath)).AddSingleton(new JobQueue());
        var provider = services.BuildServiceProvider();
        await In<PrepareData, int>(provider, async prepare => { await prepare.Run(default); return 0; });
        await using var scope = provider.CreateAsyncScope();
        var campaign = await ActivatorUtilities.CreateInstance<MadeUpUnit>(scope.ServiceProvider).Make(Sender, "青禾大学", 1, default);
        var hand = (await scope.ServiceProvider.GetRequiredService<CampaignBook>().Take(campaign.Id, Sender, default))!;
        var department = hand.Unit.Departments.Single(d => d.Name == "文学院");
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().DateTime);
        var people = MadeUpPeople.Create(7, 2 * count, today).Where(p => !p.Retired && p.BirthDate.Year is > 1965 and < 1998).Take(count).Select((p, i) =>
        {
            var id = Guid.CreateVersion7();
            var mobile = string.Create(CultureInfo.InvariantCulture, $"139{i:D8}");
            var data = new PersonalData { FullName = p.Name, IdNumber = p.IdNumber, Sex = p.Sex == Sex.Male ? "1" : "2", BirthDate = p.BirthDate, Mobile = mobile, ContactAddress = p.Address };
            return new Enrolment
            {
                Id = id,
                CampaignId = campaign.Id,
                DepartmentId = department.Id,
                CampusId = department.CampusId,
                FullName = p.Name,
                StaffNo = p.StaffNumber,
                Insurances = Insurances.All,
                Personal = hand.Keys.Seal(data, id),
                IdNumberLookUp = hand.Keys.LookUp("id-number", p.IdNumber),
                LastFourLookUp = hand.Keys.LookUp("last-four", p.IdNumber[^4..]),
                MobileLookUp = hand.Keys.LookUp("mobile", mobile),
                Version = 1,
            };
        });
        var db = scope.ServiceProvider.GetRequiredService<CaikaDb>();
        await using var transaction = await db.BeginAsync(default);
        await db.InsertManyAsync(people, default);
        await transaction.CommitAsync();
        return provider;
    }

    private static TimeSpan Time(Action action)
    {
        GC.Collect();
        var (started, processor) = (Stopwatch.GetTimestamp(), Process.GetCurrentProcess().TotalProcessorTime);
        action();
        var elapsed = Stopwatch.GetElapsedTime(started);
        Console.WriteLine($"bare MiniExcel read: {elapsed.TotalSeconds:F2} s, processor {(Process.GetCurrentProcess().TotalProcessorTime - processor).TotalSeconds:F2} s");
        return elapsed;
    }

    private static async Task<TOut> In<T, TOut>(IServiceProvider services, Func<T, Task<TOut>> work) where T : notnull
    {
        await using var scope = services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<T>());
    }
}
