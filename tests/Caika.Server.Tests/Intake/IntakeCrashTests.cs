using System.Diagnostics;
using Caika.Campaigns;
using Caika.Demo;
using Caika.Intake.Runs;
using Caika.Photos;
using Caika.Platform.Access;
using Caika.Platform.Audit;
using Caika.Server.Hosting;
using Caika.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Caika.Server.Tests.Intake.Intakes;

namespace Caika.Server.Tests.Intake;

/// <summary>The real program is killed at ten places of one archive and started again each time.</summary>
public sealed class IntakeCrashTests
{
    private const int People = 22, Strangers = 3;

    [Fact]
    public async Task KilledAtTenPlacesOfAZip_NothingIsLostAndNothingTwice()
    {
        await using var app = await TestApp.Start();
        var people = TestPeople.Some(People + Strangers, seed: 11);
        var zip = new TestZip();
        foreach (var (i, person) in people.Index())
        {
            if (i < People)
                await app.AddPerson(person.Name, person.IdNumber);
            zip.Add(i < People ? $"{person.IdNumber}{person.Name}.jpg" : $"IMG_{i}.jpg", DrawnPortrait.Draw(person, i, new DateOnly(2026, 9, 10)));
        }
        // The scheduler of this process stops; the program below takes the folder over, with the machine's own clock.
        await app.StopServing();
        await app.InDb(db => db.Set<Campaign>().ExecuteUpdateAsync(set => set.SetProperty(c => c.GraceUntil, new DateOnly(2099, 1, 1))));
        await Receive(app, zip.ToArray());

        var places = new List<int>();
        for (var kill = 0; kill < 10; kill++)
        {
            using var server = Serve(app.DataFolder);
            places.Add(await Until(app, 1 + (kill * 2)));
            server.Kill(entireProcessTree: true); // SIGKILL
            await server.WaitForExitAsync();
        }
        using (var last = Serve(app.DataFolder))
        {
            await app.Judged();
            last.Kill(entireProcessTree: true);
            await last.WaitForExitAsync();
        }

        Assert.True(places.Distinct().Count() >= 8, $"Killed at {string.Join(' ', places)}: too few places.");
        var files = await app.Files();
        Assert.Equal(Enumerable.Range(1, People + Strangers), files.Select(f => f.Number));
        Assert.Equal((People, Strangers), (files.Count(f => f.State == FileState.Filed), files.Count(f => f.State == FileState.Waiting)));
        var photos = await app.InDb(db => db.Set<Photo>().AsNoTracking().ToListAsync());
        Assert.Equal(People, photos.Select(p => p.EnrolmentId).Distinct().Count());
        Assert.All(photos, p => Assert.Equal((1, true), (p.Number, p.IsCurrent)));
        Assert.Equal(People, await app.InDb(db => db.Set<AuditRow>().CountAsync(r => r.Action == "photo.submitted")));
        // Nothing readable stays behind a process that died.
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(app.DataFolder, "work"), "*", SearchOption.AllDirectories));
    }

    private static Task<bool> Receive(TestApp app, byte[] zip) => app.Do(async services =>
    {
        var sender = Actor.System("测试");
        var run = (await services.GetRequiredService<BeginIntake>().Run(sender, default)).OrThrow();
        (await services.GetRequiredService<ReceivePiece>().Run(sender, run.Id, "照片.zip", new MemoryStream(zip), default)).OrThrow();
        return true;
    });

    private static async Task<int> Until(TestApp app, int files)
    {
        for (var i = 0; i < 6000; i++)
        {
            var now = await app.InDb(db => db.Set<IntakeFile>().CountAsync());
            if (now >= files)
                return now;
            await Task.Delay(10);
        }
        throw new InvalidOperationException("The program did not go on.");
    }
}
