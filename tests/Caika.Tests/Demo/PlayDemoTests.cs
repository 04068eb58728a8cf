using System.IO.Compression;
using System.Text;
using Caika.Cards;
using Caika.Demo;
using Caika.Enrolments;
using Caika.Imaging.Findings;
using Caika.Photos;
using Caika.Platform.Audit;
using Caika.Platform.Data;
using Caika.Platform.Jobs;
using Caika.Platform.PersonalData;
using Caika.RulePacks;
using Caika.Submissions;
using Caika.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Caika.Tests.Demo;

/// <summary>The whole life, played once on each engine, then looked at from several sides.</summary>
public sealed class PlayDemoTests
{
    public static TheoryData<string> Engines => [.. TestData.Engines];

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task WholeLife_ReachesEveryStepAndLeavesNothingInClear(string engine)
    {
        using var folder = new TestFolder();
        var options = new DataOptions { Folder = folder.Path, Postgres = engine == "postgres" ? await TestData.FreshDatabase() : null };
        var present = TimeProvider.System.GetUtcNow();
        var clock = new DemoClock(present.AddDays(-PlayDemo.DaysBack));
        var services = new ServiceCollection().AddLogging();
        services.AddCaika(options, MasterKey.OpenOrCreate(options.MasterKeyPath));
        services.AddSingleton(new JobQueue()).AddSingleton<TimeProvider>(clock);
        await using var provider = services.BuildServiceProvider();

        var report = await new PlayDemo(provider, clock, present).Run(folder.Path, DemoCast.SmallestCast, seed: 1, _ => { });

        Assert.Equal(Enum.GetValues<EnrolmentStatus>().Select(s => s.Label()).Order(), report.Enrolments.Select(e => e.Stage).Order());
        Assert.Contains(report.Cards, c => c.State == CardState.Issued.Label());
        Assert.Contains(report.Cards, c => c.State == CardState.AccountOpenFailed.Label());
        await PhotosFailForTheirOwnReasons(provider, new DemoCast(MadeUpPeople.Create(1, DemoCast.SmallestCast, Caika.Platform.ChinaTime.DayOf(present))));
        Assert.Contains("背景不是白色", report.Photos.Single(p => p.Verdict == "请重拍").Who, StringComparison.Ordinal);
        PackageHoldsOfficialNames(report.Package, new DemoCast(MadeUpPeople.Create(1, DemoCast.SmallestCast, Caika.Platform.ChinaTime.DayOf(present))));
        await using var scope = provider.CreateAsyncScope();
        var trail = await scope.ServiceProvider.GetRequiredService<VerifyTrail>().Run(null, default);
        Assert.True(trail.Holds, trail.Fault);
        Assert.True(trail.Rows > 500);

        await NothingInClear(folder.Path, scope.ServiceProvider.GetRequiredService<CaikaDb>(), MadeUpPeople.Create(1, DemoCast.SmallestCast, Caika.Platform.ChinaTime.DayOf(present)));
    }

    // One portrait is refused for its wall, another is doubtful for its own; nobody else's is refused.
    private static async Task PhotosFailForTheirOwnReasons(IServiceProvider provider, DemoCast cast)
    {
        await using var scope = provider.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CaikaDb>();
        var photos = await db.Set<Photo>().AsNoTracking().Where(p => p.IsCurrent)
            .Join(db.Set<Enrolment>(), p => p.EnrolmentId, e => e.Id, (p, e) => new { e.FullName, p.Outcome, p.Findings }).ToListAsync();
        var refused = Assert.Single(photos, p => p.Outcome == Outcome.Refuse);
        Assert.Equal(cast.BlueWall.Name, refused.FullName);
        Assert.Equal(["P07"], FindingsText.Read(refused.Findings).Where(f => f is { Level: Level.Refuse, Verdict: Verdict.NotMet }).Select(f => f.RuleId));
        var doubtful = photos.Single(p => p.FullName == cast.OffWhiteWall.Name);
        Assert.Equal(Outcome.Review, doubtful.Outcome);
        Assert.Contains("\"P07\"", doubtful.Findings, StringComparison.Ordinal);
        Assert.DoesNotContain(photos, p => p.Findings.Contains("P26D", StringComparison.Ordinal));
    }

    private static void PackageHoldsOfficialNames(string package, DemoCast cast)
    {
        Assert.True(PackageVerifier.Verify(package).IsWhole);
        using var zip = ZipFile.OpenRead(package);
        var sizes = zip.Entries.ToDictionary(e => e.FullName, e => e.Length);
        foreach (var person in cast.Punctual)
        {
            Assert.InRange(sizes[$"照片/{person.IdNumber}{person.Name}.jpg"], 14_336, 1_000_000);
            Assert.InRange(sizes[$"证件/A{person.IdNumber}{person.Name}.jpg"], 51_200, 80_000);
            Assert.InRange(sizes[$"证件/B{person.IdNumber}{person.Name}.jpg"], 51_200, 80_000);
        }
        Assert.Equal(2 + 3 * cast.Punctual.Count(), sizes.Count);
    }

    // Numbers, mobiles and addresses of everybody: in no file of the folder but the exported package, in no row of the trail.
    private static async Task NothingInClear(string folder, CaikaDb db, IReadOnlyList<MadeUpPerson> people)
    {
        var planted = people.SelectMany(p => new[] { p.IdNumber, p.Mobile, p.Address }).ToList();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(f => !f.Contains("/export/", StringComparison.Ordinal)))
        {
            var bytes = await File.ReadAllBytesAsync(file);
            foreach (var text in planted)
                Assert.True(bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) < 0, $"{Path.GetFileName(file)} holds personal data in clear");
        }
        foreach (var row in await db.Set<AuditRow>().AsNoTracking().ToListAsync())
            Assert.DoesNotContain(planted, text => row.Detail.Contains(text, StringComparison.Ordinal));
    }
}
