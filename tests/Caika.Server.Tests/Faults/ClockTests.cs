using System.Net;
using Caika.Photos;
using Caika.Platform.Access;
using Caika.Platform.Audit;
using Caika.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Caika.Server.Tests.Faults;

/// <summary>The real program on a machine whose clock is set a day on, then a day back (libfaketime).</summary>
public sealed class ClockTests
{
    [Fact]
    public async Task ClockSetADayOnAndBack_LosesNothing_RevivesNobody_AndTheTrailHolds()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/faketime"), "There is no faketime here.");
        await using var app = await TestApp.Start(runsJobs: false, clock: TestClock.OfMachine());
        var walk = await PhoneWalk.Start(app, 65);
        await walk.Inside();
        using var reviewer = await app.BrowseAs(Role.UnitReviewer);
        await app.StopServing();
        SqliteConnection.ClearAllPools();

        foreach (var (shift, picture) in new[] { ("+1d", 66), ("-1d", 67) })
        {
            using var program = await KilledProgram.Start(app.DataFolder, null, null, "/usr/bin/faketime", "-f", shift);
            using var person = new TestBrowser(program.Url);
            await person.Post(await person.Get("/enrolments/enter"), "#enter", new() { ["number"] = walk.Slip.SlipNo, ["secret"] = PhoneWalk.Pin });
            var sent = await person.Post(await person.Get("/photos/mine"), "form.picture", null, new TestFile("album", "照片.jpg", TestPictures.Photo(picture)));
            Assert.Equal("/photos/mine/verdict", sent.Url.AbsolutePath);
            using var staff = new TestBrowser(program.Url, reviewer.Cookies);
            var desk = await staff.Get("/reviews");
            // A sign-in of yesterday is over; one that seems to be of tomorrow is not longer than it was.
            Assert.Equal(shift == "+1d" ? "/accounts/sign-in" : "/reviews", desk.Url.AbsolutePath);
            Assert.Equal(HttpStatusCode.OK, desk.Status);
        }

        var back = new TestFolder();
        Directory.Delete(back.Path);
        Directory.Move(app.DataFolder, back.Path);
        Directory.CreateDirectory(app.DataFolder);
        await using var again = await TestApp.Reopen(back, null, TestClock.OfMachine(), app.CampaignId);
        Assert.Equal(2, await again.InDb(db => db.Set<Photo>().CountAsync(p => p.EnrolmentId == walk.Enrolment)));
        Assert.Equal(1, await again.InDb(db => db.Set<Photo>().CountAsync(p => p.EnrolmentId == walk.Enrolment && p.IsCurrent && p.Number == 2)));
        Assert.True((await again.Do(services => services.GetRequiredService<VerifyTrail>().Run(null, default))).Holds);
        Assert.Equal("/photos/mine/verdict", (await SendAgain(again, walk)).Url.AbsolutePath);
    }

    private static async Task<TestPage> SendAgain(TestApp app, PhoneWalk walk)
    {
        using var person = app.Browse();
        await person.Post(await person.Get("/enrolments/enter"), "#enter", new() { ["number"] = walk.Slip.SlipNo, ["secret"] = PhoneWalk.Pin });
        return await person.Post(await person.Get("/photos/mine"), "form.picture", null, new TestFile("album", "照片.jpg", TestPictures.Photo(68)));
    }
}
