using System.Diagnostics;
using Caika.Platform.Faults;
using Caika.Testing;
using Npgsql;

namespace Caika.Server.Tests.Faults;

/// <summary>
/// The same with the real program, which kills itself: on SQLite it shows that the images of <see cref="CrashImageTests"/>
/// are what a killed process leaves, on PostgreSQL it is the only way. A few points of each always, all of them with
/// CAIKA_FAULTS=all.
/// </summary>
public sealed class CrashKillTests(ITestOutputHelper output)
{
    private static readonly bool All = Environment.GetEnvironmentVariable("CAIKA_FAULTS") == "all";

    public static TheoryData<string> Engines => [.. TestData.Engines];

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task KilledAtAPoint_LosesNothing_AndDoesNothingTwice(string engine)
    {
        var (table, wrong) = (new CrashTable($"{(engine == "sqlite" ? "SQLite" : "PostgreSQL")}, the program kills itself"), new List<string>());
        foreach (var make in Works.Requests.Where(make => All || make.Method.Name is "Upload" or "SealPackage"))
        {
            // One for each operation: a sign-in is old after half an hour, a proof after ten minutes, and the real clock goes on.
            await using var world = await Prepared.Make(engine, make);
            var work = world.Work;
            var points = All ? await world.PointsOf(work) : ["commit.after:1"];
            var (before, orphans) = (wrong.Count, 0);
            foreach (var point in points)
                orphans += await world.Kill(work, point, wrong);
            table.Add(work.Name, points.Count, points.Count, wrong[before..], orphans);
        }
        table.Write(output);
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    /// <summary>A campaign in which the operation can be done next, to be copied for each run.</summary>
    private sealed class Prepared(TestApp app, string? database, Work work) : IAsyncDisposable
    {
        internal Work Work => work;

        internal static async Task<Prepared> Make(string engine, Func<TestApp, Task<Work>> make)
        {
            var database = engine == "postgres" ? await TestData.FreshDatabase() : null;
            var app = await TestApp.Start(database, runsJobs: false, clock: TestClock.OfMachine());
            var work = WithoutJobs(await make(app));
            await app.StopServing();
            NpgsqlConnection.ClearAllPools();
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            return new(app, database, work);
        }

        // The program hands jobs over while it lives, so their rows tell nothing here.
        private static Work WithoutJobs(Work work) => work with { Look = async db => [.. (await work.Look(db)).Where(m => m.What != "job")] };

        internal async Task<IReadOnlyList<string>> PointsOf(Work work)
        {
            var (counts, begun) = (new List<string>(), false);
            var (folder, copy) = await Copy();
            await using var again = await TestApp.Reopen(folder, copy, TestClock.OfMachine(), app.CampaignId, new FaultPoints(point =>
            {
                if (begun |= point == FaultPoints.RequestBegun)
                    counts.Add(point);
            }));
            Assert.True(await work.Perform(again), $"{work.Name} was refused.");
            return [.. Numbered(counts)];
        }

        private static IEnumerable<string> Numbered(List<string> points)
        {
            var times = new Dictionary<string, int>();
            foreach (var point in points.Where(p => p != FaultPoints.RequestBegun))
                yield return $"{point}:{times[point] = times.GetValueOrDefault(point) + 1}";
        }

        internal async Task<int> Kill(Work work, string point, List<string> wrong)
        {
            var (folder, copy) = await Copy();
            var path = folder.Path + ".ledger";
            using (var ledger = new Ledger(path))
            using (var program = await KilledProgram.Start(folder.Path, copy, point))
            {
                ledger.Intend(work.Name);
                if (await Acknowledged(work, program))
                    ledger.Receipt(work.Name);
                Assert.True(await program.Died(), $"{work.Name} did not come to {point}.");
            }
            await using var again = await TestApp.Reopen(folder, copy, TestClock.OfMachine(), app.CampaignId);
            var found = await Checker.Wrong(again, [work], path);
            found.AddRange(await Checker.WrongAfterDoingAgain(again, work));
            var orphans = await Checker.OrphansAfterSweep(again);
            wrong.AddRange(found.Select(f => $"{point}: {f}"));
            File.Delete(path);
            return orphans;
        }

        private static async Task<bool> Acknowledged(Work work, KilledProgram program)
        {
            using var browser = new TestBrowser(program.Url, work.Browser!.Cookies, follows: false);
            try
            {
                return await work.Do(browser);
            }
            catch (HttpRequestException)
            {
                return false;
            }
        }

        private async Task<(TestFolder Folder, string? Database)> Copy()
        {
            var folder = new TestFolder();
            Directory.Delete(folder.Path);
            using var copy = Process.Start("cp", ["-a", app.DataFolder, folder.Path]);
            await copy.WaitForExitAsync();
            return (folder, database is null ? null : await TestData.FreshDatabase(database));
        }

        public ValueTask DisposeAsync() => app.DisposeAsync();
    }
}
