using Caika.Campaigns;
using Caika.Erasures;
using Caika.Platform.Access;
using Caika.Platform.Audit;
using Caika.Platform.Files;
using Caika.Server.Tests.Faults;
using Caika.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Caika.Server.Tests.Erasures;

/// <summary>The real program dies in the middle of an erasure and goes on with it when it is started again.</summary>
public sealed class ErasureCrashTests
{
    /// <param name="point">Just after the key is destroyed, between two tables, between two files.</param>
    [Theory]
    [InlineData("commit.after:5")]
    [InlineData("commit.before:30")]
    [InlineData("file.deleted:2")]
    public async Task KilledInTheMiddle_GoesOnAndEnds(string point)
    {
        await using var app = await TestApp.Start(runsJobs: false, clock: TestClock.OfMachine());
        var made = TestPeople.Some(2, seed: 32);
        foreach (var person in made)
            await app.AddComplete(person);
        using var office = await app.BrowseAs(Role.UnitAdministrator);
        await app.InDb(db => db.Set<Campaign>().ExecuteUpdateAsync(set => set.SetProperty(c => c.Status, CampaignStatus.Archived)));
        await app.StopServing();
        SqliteConnection.ClearAllPools();
        using (var program = await KilledProgram.Start(app.DataFolder, null, point))
        {
            using var hr = new TestBrowser(program.Url, office.Cookies);
            try
            {
                await hr.Erase(app.CampaignId, "2");
            }
            catch (HttpRequestException)
            {
                // It may die before it answers.
            }
            Assert.True(await program.Died(), program.Output);
            Assert.Empty((await app.InDb(db => db.Set<Campaign>().AsNoTracking().SingleAsync(c => c.Id == app.CampaignId))).WrappedKey);
            Assert.Null(await app.InDb(db => db.Set<Erasure>().Select(e => e.DoneAt).SingleAsync()));
        }
        // Nobody asks again: what was begun is taken up by itself.
        using (await KilledProgram.Start(app.DataFolder, null, null))
            await app.Erased();
        SqliteConnection.ClearAllPools();

        Assert.Equal(0, await app.InDb(db => db.Set<StoredFile>().CountAsync()));
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(app.DataFolder, "files"), "*", SearchOption.AllDirectories));
        Assert.Empty(Erasing.Found(app.DataFolder, made.Select(p => p.Name)));
        Assert.Equal(1, await app.InDb(db => db.Set<AuditRow>().CountAsync(r => r.Action == "campaign.erased")));
        Assert.True((await app.Do(services => services.GetRequiredService<VerifyTrail>().Run(null, default))).Holds);
    }
}
