using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using Caika.Demo;
using Caika.Enrolments;
using Caika.IdCards;
using Caika.Imaging.IdCards;
using Caika.Intake.Runs;
using Caika.Photos;
using Caika.Platform.Access;
using Caika.Platform.Audit;
using Caika.Testing;
using Microsoft.EntityFrameworkCore;
using static Caika.Server.Tests.Intake.Intakes;

namespace Caika.Server.Tests.Intake;

/// <summary>Files nobody named properly come in through the page, find their people, and are checked.</summary>
public sealed class IntakeTests
{
    private static readonly MadeUpPerson One = TestPictures.Person(160), Two = TestPictures.Person(161), Stranger = TestPictures.Person(162);

    private static byte[] Studio() => new TestZip()
        .Add($"照片/{One.Name}-{One.IdNumber} (1).JPG.jpg", TestPictures.Photo(160), TestZip.Naming.Gbk)
        .Add($"照片/{Two.Name}.jpg", TestPictures.Photo(161), TestZip.Naming.Gbk)
        .Add($"证件/IMG_2031.jpg", TestPictures.IdCard(160, IdCardSide.Portrait), TestZip.Naming.Gbk)
        .Add($"证件/a{One.IdNumber}.jpg", TestPictures.IdCard(160, IdCardSide.Emblem), TestZip.Naming.Gbk)
        .Add($"{Stranger.IdNumber}{Stranger.Name}.jpg", TestPictures.Photo(162), TestZip.Naming.Gbk)
        .Add("说明.docx", "没有图片"u8.ToArray(), TestZip.Naming.Gbk)
        .Add("__MACOSX/._x.jpg", [1, 2, 3], TestZip.Naming.Gbk)
        .ToArray();

    public static TheoryData<string> Engines => [.. TestData.Engines];

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task StudioZip_FindsItsPeople_AndASecondTimeChangesNothing(string engine)
    {
        await using var app = await TestApp.Start(engine == "postgres" ? await TestData.FreshDatabase() : null);
        var (one, two) = (await app.AddPerson(One.Name, One.IdNumber), await app.AddPerson(Two.Name, Two.IdNumber));
        using var clerk = await app.BrowseAs(Role.DepartmentClerk, "文学院");

        var page = await Send(clerk, new TestFile("files", "照相馆.zip", Studio()));
        await app.Judged();
        page = await clerk.Get(page.Url.AbsolutePath);

        var files = await app.Files();
        Assert.Equal([(FileState.Filed, 3), (FileState.Waiting, 2), (FileState.Unusable, 1)], files.GroupBy(f => f.State).OrderBy(g => g.Key).Select(g => (g.Key, g.Count())));
        Assert.All(files.Where(f => f.State == FileState.Filed), f => Assert.Equal(one, f.EnrolmentId));
        Assert.Equal(two, Assert.Single(files, f => f.State == FileState.Waiting && f.Candidates.Length > 0).CandidateIds[0]);
        var photo = await app.InDb(db => db.Set<Photo>().SingleAsync());
        Assert.Equal((one, PhotoSource.Clerk, Role.DepartmentClerk.Label()), (photo.EnrolmentId, photo.Source, photo.ReceivedFrom));
        Assert.Equal(2, await app.InDb(db => db.Set<IdImage>().CountAsync(i => i.EnrolmentId == one && i.IsCurrent)));
        Assert.Contains("去掉重复的扩展名", page.Main);
        Assert.Contains("号码读自身份证图片", page.Main);
        Assert.Contains(One.IdNumber[..6] + "********" + One.IdNumber[^4..], page.Main);
        Assert.DoesNotContain(One.IdNumber, page.Html);
        Assert.DoesNotContain(Stranger.IdNumber, page.Html);
        var before = await Fingerprint(app);

        await Send(clerk, new TestFile("files", "再传一次.zip", Studio()));
        await app.Judged(2);

        Assert.Equal(before, await Fingerprint(app));
        var again = (await app.Files()).Skip(files.Count).ToList();
        Assert.Equal([(FileState.Again, 5), (FileState.Unusable, 1)], again.GroupBy(f => f.State).OrderBy(g => g.Key).Select(g => (g.Key, g.Count())));
        Assert.Contains("待认领（2 个）", (await clerk.Get("/intake")).Main);
    }

    [Fact]
    public async Task BrokenOffDrop_GoesOnWhereItStopped()
    {
        await using var app = await TestApp.Start();
        await app.AddPerson(One.Name, One.IdNumber);
        using var clerk = await app.BrowseAs(Role.DepartmentClerk, "文学院");
        var bytes = TestPictures.Photo(160);
        var name = $"文学院/照片/{One.IdNumber}{One.Name}.jpg";
        var list = new[] { Own(name, bytes), Own("文学院/照片/没传.jpg", [1, 2, 3]), Own(name, [9, 9, 9]) };

        var first = await Begin(clerk);
        Assert.Equal("False False False", await Have(clerk, first, list));
        await Put(clerk, first, name, bytes);
        // The page is loaded again in the middle: the same run, and the server knows what it has.
        var second = await Begin(clerk);
        Assert.Equal(first, second);
        Assert.Equal("True False False", await Have(clerk, second, list));
        await Put(clerk, second, name, bytes);
        Assert.Equal("""{"taken":false}""", await Put(clerk, second, "文学院/.DS_Store", [1]));
        using var closed = await Ask(clerk, "Close", second);
        closed.EnsureSuccessStatusCode();
        await app.Judged();

        var file = Assert.Single(await app.Files());
        Assert.Equal(FileState.Filed, file.State);
        Assert.NotEqual(first, await Begin(clerk));
        using var other = await app.BrowseAs(Role.DepartmentClerk, "文学院");
        using var refused = await Ask(other, "File", first, new ByteArrayContent(bytes), "x.jpg");
        Assert.Equal(System.Net.HttpStatusCode.NotFound, refused.StatusCode);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await other.Get($"/intake/{first}")).Status);
    }

    [Fact]
    public async Task LockedItem_IsNotOverwritten_AndAGoodPhotoNotReplacedByABadOne()
    {
        await using var app = await TestApp.Start();
        var locked = await app.AddComplete(One);
        var open = await app.AddComplete(Two, confirmed: false);
        var known = (await app.InDb(db => db.Set<Photo>().AsNoTracking().ToListAsync())).Select(p => p.Id).Order().ToList();
        using var clerk = await app.BrowseAs(Role.DepartmentClerk, "文学院");

        await Send(clerk, new TestFile("files", $"{One.IdNumber}{One.Name}.jpg", TestPictures.Photo(160)),
            new TestFile("files", $"{Two.IdNumber}{Two.Name}.jpg", TestPictures.Photo(161, PortraitVariant.Tiny)));
        await app.Judged();

        var files = await app.Files();
        Assert.All(files, f => Assert.Equal(FileState.Waiting, f.State));
        Assert.Contains("已经提交审核", files[0].Note);
        Assert.Contains("已经有一张合格的", files[1].Note);
        Assert.Equal(known, (await app.InDb(db => db.Set<Photo>().AsNoTracking().ToListAsync())).Select(p => p.Id).Order());
        Assert.Equal([locked, open], files.Select(f => f.CandidateIds[0]));
    }

    [Fact]
    public async Task TwoFilesForOnePlace_TheSecondAsks()
    {
        await using var app = await TestApp.Start();
        var one = await app.AddPerson(One.Name, One.IdNumber);
        using var clerk = await app.BrowseAs(Role.DepartmentClerk, "文学院");

        await Send(clerk, new TestFile("files", $"{One.IdNumber}{One.Name}.jpg", TestPictures.Photo(160)),
            new TestFile("files", $"{One.IdNumber}{One.Name}(2).jpg", TestPictures.Photo(160, PortraitVariant.BlueWall)),
            new TestFile("files", $"{One.IdNumber}.jpg", TestPictures.Photo(160)));
        await app.Judged();

        var files = await app.Files();
        Assert.Equal([FileState.Filed, FileState.Waiting, FileState.Again], files.Select(f => f.State));
        Assert.Contains("请确认保留哪一个", files[1].Note);
        Assert.Equal(one, (await app.InDb(db => db.Set<Photo>().SingleAsync())).EnrolmentId);
    }

    private static OwnFile Own(string path, byte[] bytes) => new(path, bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes)));

    private static async Task<Guid> Begin(TestBrowser browser)
    {
        using var answer = await Ask(browser, "Begin", null);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();
    }

    private static async Task<string> Have(TestBrowser browser, Guid run, OwnFile[] list)
    {
        using var answer = await Ask(browser, "Have", run, JsonContent.Create(list));
        return string.Join(' ', (await answer.Content.ReadFromJsonAsync<bool[]>())!);
    }

    private static async Task<string> Put(TestBrowser browser, Guid run, string name, byte[] bytes)
    {
        using var answer = await Ask(browser, "File", run, new ByteArrayContent(bytes), name);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadAsStringAsync();
    }

    private static Task<string> Fingerprint(TestApp app) => app.InDb(async db =>
    {
        var photos = await db.Set<Photo>().AsNoTracking().OrderBy(p => p.Id).Select(p => new { p.Id, p.Number, p.IsCurrent }).ToListAsync();
        var cards = await db.Set<IdImage>().AsNoTracking().OrderBy(p => p.Id).Select(p => new { p.Id, p.Number, p.IsCurrent }).ToListAsync();
        var people = await db.Set<Enrolment>().AsNoTracking().OrderBy(p => p.Id).Select(p => new { p.Id, p.Status, p.Version }).ToListAsync();
        var trail = await db.Set<AuditRow>().CountAsync(r => r.Action.StartsWith("photo.") || r.Action.StartsWith("id-image."));
        var waiting = await db.Set<IntakeFile>().CountAsync(f => f.State == FileState.Waiting);
        return $"{string.Join(';', photos)} {string.Join(';', cards)} {string.Join(';', people)} {trail} {waiting}";
    });
}
