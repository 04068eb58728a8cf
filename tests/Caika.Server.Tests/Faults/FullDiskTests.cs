using System.Net;
using Caika.Enrolments;
using Caika.Photos;
using Caika.Platform.Audit;
using Caika.Platform.Data;
using Caika.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Caika.Server.Tests.Faults;

/// <summary>A real small disk that is really full, a little less each time.</summary>
public sealed class FullDiskTests
{
    private static readonly int[] FreeKilobytes = [0, 4, 8, 16, 32, 64, 96, 128, 192, 256, 512, 1024];

    [Fact]
    public async Task FullDisk_Is507WithASentence_ReadsGoOn_AndWorksAgainWithoutARestart()
    {
        var (disk, reason) = TestFolder.OfDisk(megabytes: 48);
        Assert.SkipWhen(disk is null, reason);
        await using var app = await TestApp.Start(folder: disk, runsJobs: false);
        // The server holds none open by itself: once the last one closed, a full disk has no room for the log that opening makes.
        await using var open = new SqliteConnection(new DataOptions { Folder = app.DataFolder }.SqliteConnection);
        await open.OpenAsync();
        var walk = await PhoneWalk.Start(app, 64);
        await walk.Inside();
        var filler = Path.Combine(app.DataFolder, "filler");
        var refused = 0;
        for (var i = 0; i < FreeKilobytes.Length; i++)
        {
            Fill(filler, FreeKilobytes[i]);
            var before = await Photos(app, walk.Enrolment);
            var page = await walk.SendPhoto(TestPictures.Photo(40 + i));
            var kept = await Photos(app, walk.Enrolment) - before;
            if (page.Status == HttpStatusCode.InsufficientStorage)
            {
                refused++;
                Assert.Equal(0, kept);
                Assert.Matches("存不下|存储空间满了", page.Text);
            }
            else
            {
                Assert.Equal((HttpStatusCode.OK, "/photos/mine/verdict", 1), (page.Status, page.Url.AbsolutePath, kept));
            }
            Assert.Equal(HttpStatusCode.OK, (await walk.Browser.Get("/enrolments/mine")).Status);
            File.Delete(filler);
        }
        Assert.True(refused >= 4, $"Only {refused} of {FreeKilobytes.Length} were refused.");

        var again = await walk.SendPhoto(TestPictures.Photo(64));
        Assert.Equal("/photos/mine/verdict", again.Url.AbsolutePath);
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(app.DataFolder, "files", "incoming")));
        Assert.True((await app.Do(services => services.GetRequiredService<VerifyTrail>().Run(null, default))).Holds);
    }

    private static Task<int> Photos(TestApp app, Guid person) => app.InDb(db => db.Set<Photo>().CountAsync(p => p.EnrolmentId == person));

    /// <summary>Leaves so much free and no more.</summary>
    private static void Fill(string filler, int free)
    {
        using var file = new FileStream(filler, FileMode.Create);
        var room = new DriveInfo(Path.GetDirectoryName(filler)!).AvailableFreeSpace - (free << 10);
        var block = new byte[4096];
        for (; room >= block.Length; room -= block.Length)
            file.Write(block);
    }
}
