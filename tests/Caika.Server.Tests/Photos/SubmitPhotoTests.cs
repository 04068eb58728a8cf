using System.Net;
using System.Text;
using Caika.Demo;
using Caika.Enrolments;
using Caika.Imaging.Findings;
using Caika.Photos;
using Caika.Platform.Access;
using Caika.Platform.Files;
using Caika.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Caika.Server.Tests.Photos;

public sealed class SubmitPhotoTests(PhoneApp phone) : IClassFixture<PhoneApp>
{
    [Fact]
    public async Task GoodPhoto_Passes_AndBothFilesAreKeptEncrypted()
    {
        using var walk = await phone.Person();
        await walk.Inside();
        var bytes = TestPictures.Photo(120);

        var page = await walk.SendPhoto(bytes, "439901198001011234张三.jpg");

        Assert.Equal("/photos/mine/verdict", page.Url.AbsolutePath);
        Assert.Contains("照片合格", page.Main);
        var photo = await Current(walk);
        Assert.Equal((Outcome.Pass, 1, true), (photo.Outcome, photo.Number, photo.DerivedFileId is not null));
        Assert.True((await walk.Stored()).Item(ItemKind.Photo)!.IsComplete);
        Assert.DoesNotContain("张三", Encoding.UTF8.GetString(photo.FileName));
        var original = await walk.Browser.Http.GetByteArrayAsync($"/photos/{photo.Id}?original");
        Assert.Equal(bytes, original);
    }

    public static TheoryData<string, string> BadFiles => new()
    {
        { "text", "不是能用的图片" }, { "zip", "压缩包或 Office 文件" }, { "truncated", "文件不完整" }, { "huge-header", "60000×60000 像素，尺寸过大" },
        { "tiny", "像素太低（当前 120×148 像素" }, { "grey", "必须是彩色照片" }, { "empty", "文件是空的" },
    };

    [Theory]
    [MemberData(nameof(BadFiles))]
    public async Task BadFile_IsSaidInOneSentence_AndMayBeSentAnew(string kind, string words)
    {
        using var walk = await phone.Person();
        await walk.Inside();

        var page = await walk.SendPhoto(Bad(kind));

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("请重拍一张", page.Main);
        Assert.Contains(words, page.Main);
        Assert.False((await walk.Stored()).Item(ItemKind.Photo)!.IsComplete);
        Assert.Contains("照片合格", (await walk.SendPhoto(TestPictures.Photo(60 + phone.NextPerson()))).Main);
    }

    [Fact]
    public async Task NoFile_IsSaid()
    {
        using var walk = await phone.Person();
        await walk.Inside();
        var page = await walk.Browser.Post(await walk.Browser.Get("/photos/mine"), "form.picture");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("还没有选照片", page.Main);
    }

    [Fact]
    public async Task TooLargeFile_IsRefusedBeforeItIsKept()
    {
        using var walk = await phone.Person();
        await walk.Inside();
        var page = await walk.SendPhoto(new byte[21 << 20]);
        Assert.Contains("超过 20 MB", page.Main);
        Assert.Equal(0, await phone.App.InDb(db => db.Set<Photo>().CountAsync(p => p.EnrolmentId == walk.Enrolment)));
    }

    [Fact]
    public async Task SameFileTwice_IsOneVersion_AndAnotherReplacesIt()
    {
        using var walk = await phone.Person();
        await walk.Inside();
        await walk.SendPhoto(TestPictures.Photo(121));
        var revision = (await walk.Stored()).Revision;
        await walk.SendPhoto(TestPictures.Photo(121));
        Assert.Equal(revision, (await walk.Stored()).Revision);

        await walk.SendPhoto(TestPictures.Photo(122));

        var photo = await Current(walk);
        Assert.Equal(2, photo.Number);
        Assert.Equal(2, await phone.App.InDb(db => db.Set<Photo>().CountAsync(p => p.EnrolmentId == walk.Enrolment)));
    }

    [Fact]
    public async Task PhotoOfSomebodyElse_IsRefused()
    {
        using var one = await phone.Person();
        using var other = await phone.Person();
        await one.Inside();
        await other.Inside();
        await one.SendPhoto(TestPictures.Photo(123));

        var page = await other.SendPhoto(TestPictures.Photo(123));

        Assert.Contains("和另一个人的照片完全相同", page.Main);
        Assert.DoesNotContain((await one.Stored()).FullName, page.Main);
    }

    [Fact]
    public async Task PictureOfSomebodyElse_ReadsLikeAMissingPage()
    {
        using var one = await phone.Person();
        using var other = await phone.Person();
        await one.Inside();
        await other.Inside();
        await one.SendPhoto(TestPictures.Photo(124));
        var photo = await Current(one);

        var foreign = await other.Browser.Get($"/photos/{photo.Id}");
        var missing = await other.Browser.Get($"/photos/{Guid.NewGuid()}");

        Assert.Equal(HttpStatusCode.NotFound, foreign.Status);
        Assert.Equal(missing.Html, foreign.Html);
        var own = await one.Browser.Http.GetAsync($"/photos/{photo.Id}");
        Assert.Equal(("image/jpeg", "no-store"), (own.Content.Headers.ContentType?.MediaType, own.Headers.CacheControl?.ToString()));
        Assert.Equal("same-origin", own.Headers.GetValues("Cross-Origin-Resource-Policy").Single());
        Assert.Equal("photo.jpg", own.Content.Headers.ContentDisposition?.FileName);
    }

    [Fact]
    public async Task UnderReview_TheFormIsGone_AndAPostIsRefused()
    {
        using var walk = await phone.Person();
        await walk.Filled();
        var old = await walk.Browser.Get("/photos/mine");
        await walk.Confirm();

        Assert.Null((await walk.Browser.Get("/photos/mine")).Document.QuerySelector("form.picture"));
        var page = await walk.Browser.Post(old, "form.picture", null, new TestFile("album", "a.jpg", TestPictures.Photo(125)));
        Assert.Contains("已经提交审核", page.Main);
    }

    [Fact]
    public async Task PhotoFromTheBank_WaitsForThePersonsYes()
    {
        using var walk = await phone.Person();
        await walk.Inside();
        await phone.App.Do(async services => (await services.GetRequiredService<SubmitPhoto>().Run(
            Actor.System("银行"), walk.Enrolment, PhotoSource.Police, "a.jpg", TestPictures.Photo(126), default)).OrThrow());
        Assert.False((await walk.Stored()).Item(ItemKind.Photo)!.IsComplete);

        var page = await walk.Browser.Get("/photos/mine/verdict");
        Assert.Contains("来源：公安库照片", page.Main);
        await walk.Browser.Post(page, ".ph-foot form");

        Assert.True((await walk.Stored()).Item(ItemKind.Photo)!.IsComplete);
    }

    [Fact]
    public async Task FullStore_SaysSo_AndNothingIsHalfDone()
    {
        var store = new FillableStore();
        await using var app = await TestApp.Start(files: store);
        using var walk = await PhoneWalk.Start(app, 0);
        await walk.Inside();
        store.Full = true;

        var page = await walk.SendPhoto(TestPictures.Photo(0));

        Assert.Equal(HttpStatusCode.InsufficientStorage, page.Status);
        Assert.Contains("这一张没有保存", page.Main);
        Assert.Equal(0, await app.InDb(db => db.Set<Photo>().CountAsync()) + await app.InDb(db => db.Set<StoredFile>().CountAsync()));
        Assert.Null((await walk.Stored()).Item(ItemKind.Photo));
        store.Full = false;
        Assert.Contains("照片合格", (await walk.SendPhoto(TestPictures.Photo(0))).Main);
    }

    private Task<Photo> Current(PhoneWalk walk) => phone.App.InDb(db => db.Set<Photo>().SingleAsync(p => p.EnrolmentId == walk.Enrolment && p.IsCurrent));

    private static byte[] Bad(string kind) => kind switch
    {
        "text" => Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("这不是图片。", 2000))),
        "zip" => [.. "PK\x03\x04"u8, .. new byte[20000]],
        "truncated" => TestPictures.Photo(130)[..^4000],
        "huge-header" => WithSize(TestPictures.Photo(131), 60000),
        "tiny" => TestPictures.Photo(132, PortraitVariant.Tiny),
        "grey" => TestPictures.Photo(133, PortraitVariant.Grey),
        _ => [],
    };

    // Writes another height and width into the frame header (SOF0, ITU-T T.81 B.2.2).
    private static byte[] WithSize(byte[] jpeg, int side)
    {
        var copy = jpeg.ToArray();
        var at = copy.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xC0]);
        for (var i = 0; i < 2; i++)
            (copy[at + 5 + 2 * i], copy[at + 6 + 2 * i]) = ((byte)(side >> 8), (byte)side);
        return copy;
    }

    private sealed class FillableStore : IFileStore
    {
        private readonly Dictionary<string, byte[]> _files = [];

        internal bool Full { get; set; }

        public async Task<string> PutAsync(Stream bytes, CancellationToken cancel)
        {
            if (Full)
                throw new StoreFullException(new IOException("No space left on device"));
            using var memory = new MemoryStream();
            await bytes.CopyToAsync(memory, cancel);
            var address = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(memory.ToArray()));
            _files[address] = memory.ToArray();
            return address;
        }

        public Task<Stream> OpenAsync(string address, CancellationToken cancel) => Task.FromResult<Stream>(new MemoryStream(_files[address]));

        public async IAsyncEnumerable<(string, DateTimeOffset)> ListAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
        {
            await Task.CompletedTask;
            yield break;
        }

        public Task DeleteAsync(string address, CancellationToken cancel) => Task.CompletedTask;
    }
}
