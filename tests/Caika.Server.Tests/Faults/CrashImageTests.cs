using Caika.Testing;

namespace Caika.Server.Tests.Faults;

/// <summary>
/// A process that dies at any fault point of any operation loses nothing that was acknowledged, leaves nothing half, and what
/// is done again afterwards is there once. Every point of every operation, in one campaign's life.
/// </summary>
public sealed class CrashImageTests(ITestOutputHelper output)
{
    [Fact]
    public async Task DyingAtEveryPoint_LosesNothing_AndDoesNothingTwice()
    {
        using var folder = new TestFolder();
        var images = new CrashImages(folder.Path);
        await using var app = await TestApp.Start(faults: images.Points, runsJobs: false);
        using var ledger = new Ledger(Path.Combine(folder.Path, "ledger"));
        var (table, works, wrong) = (new CrashTable("SQLite, every point, images"), new List<Work>(), new List<string>());
        foreach (var make in Works.Requests.Take(3).Concat(Works.AfterUpload).Concat(Works.Requests.Skip(3)).Concat(Works.InARush))
        {
            var work = await make(app);
            works.Add(work);
            ledger.Intend(work.Name);
            images.Watch(app.DataFolder, ledger.Path, jobs: work.RunJob is not null);
            Assert.True(await work.Perform(app), $"{work.Name} was refused.");
            ledger.Receipt(work.Name);
            Assert.True(images.Taken.Count > 3, $"{work.Name} has {images.Taken.Count} points.");

            var (before, orphans) = (wrong.Count, 0);
            var restarts = images.Taken.GroupBy(t => t.Path, t => t.Point).ToList();
            for (var i = 0; i < restarts.Count; i++)
            {
                // Between the first and the last but one, images differ in what the sweep removes; doing it again costs the most.
                var again = i == 0 || i >= restarts.Count - 2;
                orphans += await Restart(app, works, string.Join(' ', restarts[i]), restarts[i].Key, again, wrong);
            }
            table.Add(work.Name, images.Taken.Count, restarts.Count, wrong[before..], orphans);
            images.Rest();
        }
        table.Write(output);
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    private static async Task<int> Restart(TestApp app, List<Work> works, string point, string path, bool doAgain, List<string> wrong)
    {
        var image = new TestFolder();
        Directory.Delete(image.Path);
        Directory.Move(path, image.Path);
        await using var again = await TestApp.Reopen(image, null, TestClock.Like(app.Clock), app.CampaignId);
        var found = await Checker.Wrong(again, works, path + ".ledger");
        if (doAgain)
            found.AddRange(await Checker.WrongAfterDoingAgain(again, works[^1]));
        var orphans = await Checker.OrphansAfterSweep(again);
        if (orphans > 0)
            found.Add($"{orphans} orphans");
        wrong.AddRange(found.Select(f => $"{point}: {f}"));
        return orphans;
    }
}
