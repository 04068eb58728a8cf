using System.Security.Cryptography;
using Caika.Enrolments;
using Caika.IdCards;
using Caika.Imaging.IdCards;
using Caika.Intake.Waiting;
using Caika.Photos;
using Caika.Platform.Files;
using Caika.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Caika.Server.Tests.Intake;

/// <summary>With more senders than processors a picture is kept at once and looked at when there is time.</summary>
public sealed class RushTests
{
    [Fact]
    public async Task PictureInARush_IsKept_LookedAtLater_AndCountsFromWhenItCame()
    {
        await using var app = await TestApp.Start(runsJobs: false);
        var walk = await PhoneWalk.Start(app, 70);
        await walk.Inside();
        var sent = TestPictures.Photo(70);
        TestPage page;
        using (new Crowd(app))
        {
            page = await walk.SendPhoto(sent);
            Assert.Contains("正在检查", page.Main);
            await walk.SendIdCard(IdCardSide.Emblem);
            page = await walk.SendIdCard(IdCardSide.Portrait);
            Assert.Contains("收到了，正在检查", page.Main);
            Assert.Equal(2, page.Document.QuerySelectorAll(".chip").Count(c => c.TextContent.Contains("检查中")));
        }
        await walk.SendSheet();
        // Nobody confirms what nobody has looked at.
        var confirm = await walk.Browser.Get("/enrolments/confirm");
        Assert.Contains("收到了，正在检查", confirm.Main);
        Assert.Null(confirm.Document.QuerySelector(".ph-foot form"));
        var received = app.Clock.GetUtcNow();

        // The deadline passes while they wait.
        app.Clock.Turn(TimeSpan.FromDays(60));
        Assert.Equal(3, await LookAtAll(app));
        app.Clock.Turn(TimeSpan.FromDays(-60));

        var photo = await app.InDb(db => db.Set<Photo>().SingleAsync(p => p.EnrolmentId == walk.Enrolment));
        Assert.Equal(SHA256.HashData(sent), photo.OriginalSha256);
        Assert.True(photo.ReceivedAt <= received);
        Assert.Equal(2, await app.InDb(db => db.Set<IdImage>().CountAsync(i => i.EnrolmentId == walk.Enrolment && i.IsCurrent)));
        Assert.Empty(await app.InDb(db => db.WaitingOf(walk.Enrolment, default)));
        Assert.Contains("合格", (await walk.Browser.Get("/photos/mine/verdict")).Main);
        Assert.Equal(EnrolmentStatus.PendingDepartmentReview, (await Confirmed(walk)).Status);
    }

    [Fact]
    public async Task PictureOfTheAgent_StaysTheAgents_WheneverItIsLookedAt()
    {
        await using var app = await TestApp.Start(runsJobs: false);
        using var walk = await PhoneWalk.Start(app, 74);
        await walk.Inside();
        using var agent = await walk.Agent();
        await agent.Enter();
        await agent.SetPin();
        using (new Crowd(app))
            Assert.Contains("正在检查", (await agent.SendPhoto(TestPictures.Photo(74))).Main);
        Assert.Equal(1, await LookAtAll(app));

        Assert.Equal("代办人", (await app.InDb(db => db.Set<Photo>().SingleAsync(p => p.EnrolmentId == walk.Enrolment))).ReceivedFrom);
    }

    [Fact]
    public async Task AnotherOne_TakesThePlaceOfTheWaitingOne_AndTheSameChangesNothing()
    {
        await using var app = await TestApp.Start(runsJobs: false);
        var walk = await PhoneWalk.Start(app, 71);
        await walk.Inside();
        using (new Crowd(app))
        {
            await walk.SendPhoto(TestPictures.Photo(71));
            await walk.SendPhoto(TestPictures.Photo(72));
        }
        Assert.Equal(1, await LookAtAll(app));
        var photo = await app.InDb(db => db.Set<Photo>().SingleAsync(p => p.EnrolmentId == walk.Enrolment));
        Assert.Equal(SHA256.HashData(TestPictures.Photo(72)), photo.OriginalSha256);
        using (new Crowd(app))
            await walk.SendPhoto(TestPictures.Photo(72));
        Assert.Equal(0, await LookAtAll(app));
        Assert.True((await walk.Stored()).Item(ItemKind.Photo)!.IsComplete);
        // Rows of files that nothing names would never be swept.
        Assert.Equal(2, await app.InDb(db => db.Set<StoredFile>().CountAsync(f => f.Id == photo.OriginalFileId || f.Id == photo.DerivedFileId)));
    }

    [Fact]
    public async Task PictureThatStopsTheProgram_IsGivenUp_AndThePersonIsTold()
    {
        await using var app = await TestApp.Start(runsJobs: false);
        var walk = await PhoneWalk.Start(app, 73);
        await walk.Inside();
        using (new Crowd(app))
            await walk.SendPhoto(TestPictures.Photo(73));
        // As after three processes that died over it.
        await app.InDb(db => db.Set<WaitingPicture>().ExecuteUpdateAsync(set => set.SetProperty(p => p.Tries, 3)));
        Assert.Equal(1, await LookAtAll(app));
        Assert.Contains("没有能够检查，请重新发一张", (await walk.Browser.Get("/photos/mine")).Main);
        await walk.SendPhoto(TestPictures.Photo(73));
        Assert.DoesNotContain("没有能够检查", (await walk.Browser.Get("/photos/mine")).Main);
    }

    [Fact]
    public async Task Server_LooksAtWhatWaits_ByItself()
    {
        await using var app = await TestApp.Start();
        var walk = await PhoneWalk.Start(app, 74);
        await walk.Inside();
        using (new Crowd(app))
            await walk.SendPhoto(TestPictures.Photo(74));
        for (var i = 0; i < 300 && await app.InDb(db => db.Set<WaitingPicture>().AnyAsync()); i++)
            await Task.Delay(100);
        Assert.Equal(1, await app.InDb(db => db.Set<Photo>().CountAsync(p => p.EnrolmentId == walk.Enrolment)));
    }

    private static async Task<int> LookAtAll(TestApp app)
    {
        var count = 0;
        while (await app.Do(services => services.GetRequiredService<TakeInWaiting>().Run(default)))
            Assert.True(++count < 10);
        return count;
    }

    private static async Task<Enrolment> Confirmed(PhoneWalk walk)
    {
        await walk.Confirm();
        return await walk.Stored();
    }
}
