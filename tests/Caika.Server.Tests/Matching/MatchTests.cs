using System.IO.Compression;
using System.Net;
using Caika.Demo;
using Caika.Enrolments;
using Caika.Matching;
using Caika.Photos;
using Caika.Platform.Access;
using Caika.Testing;
using Microsoft.EntityFrameworkCore;

namespace Caika.Server.Tests.Matching;

public sealed class MatchTests
{
    private static readonly string[] Headings = ["编号", "姓名", "结果代码", "说明"];

    [Fact]
    public async Task ListOut_AnswerIn_PhotoWaitsForThePersonAndTheMismatchIsListed()
    {
        await using var app = await TestApp.Start();
        var people = TestPeople.Some(3);
        var ids = new List<Guid>();
        foreach (var person in people)
            ids.Add(await Consenting(app, person));
        using var hr = await app.BrowseAs(Role.UnitAdministrator);

        var page = await hr.Post(await hr.Get("/matching"), "form[action*='handler=Make']", new() { ["campus"] = await Campus(app) });
        Assert.Contains("比对名单已生成，3 人", page.Main);
        var list = await (await hr.Post(page, "form[action*='handler=List']")).Response.Content.ReadAsByteArrayAsync();
        Assert.True(list.Length > 500);
        var serial = await app.InDb(db => db.Set<MatchItem>().ToDictionaryAsync(i => i.EnrolmentId, i => $"{i.Serial}"));
        var sheet = TestHandOver.Sheet(Headings, [serial[ids[0]], people[0].Name, "20", ""], [serial[ids[1]], people[1].Name, "姓名与号码不符", "用字不同"], [serial[ids[2]], "别人", "20", ""]);
        var zip = Zip((serial[ids[0]] + ".jpg", DrawnPortrait.Draw(people[0], 99, new DateOnly(2026, 9, 10))));

        page = await hr.Post(page, "form:has(#list)", null, new TestFile("list", "结果.xlsx", sheet), new TestFile("photos", "照片.zip", zip));
        Assert.Contains("一致 1 人，收下照片 1 张，需现场采集 1 人", page.Main);
        Assert.Contains("姓名与比对名单不一致", page.Main);
        var photo = await app.InDb(db => db.Set<Photo>().SingleAsync(p => p.EnrolmentId == ids[0] && p.IsCurrent));
        Assert.Equal(PhotoSource.Police, photo.Source);
        Assert.Null(photo.ConfirmedAt);
        Assert.Contains("需现场采集的 1 人", (await hr.Get("/matching")).Main);

        page = await hr.Post(page, "form:has(#list)", null, new TestFile("list", "结果.xlsx", sheet), new TestFile("photos", "照片.zip", zip));
        Assert.Contains("收下照片 0 张", page.Main);
        Assert.Equal(1, await app.InDb(db => db.Set<Photo>().CountAsync(p => p.EnrolmentId == ids[0] && p.Source == PhotoSource.Police)));
    }

    [Fact]
    public async Task WithoutConsentToTheBank_NobodyIsListed()
    {
        await using var app = await TestApp.Start();
        await app.AddPerson(TestPeople.Some(1)[0].Name, TestPeople.Some(1)[0].IdNumber);
        using var hr = await app.BrowseAs(Role.UnitAdministrator);

        var page = await hr.Post(await hr.Get("/matching"), "form[action*='handler=Make']", new() { ["campus"] = await Campus(app) });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("没有需要比对的人", page.Main);
    }

    [Fact]
    public async Task BrokenZip_GetsASentenceAndChangesNothing()
    {
        await using var app = await TestApp.Start();
        var person = TestPeople.Some(1)[0];
        await Consenting(app, person);
        using var hr = await app.BrowseAs(Role.UnitAdministrator);
        var page = await hr.Post(await hr.Get("/matching"), "form[action*='handler=Make']", new() { ["campus"] = await Campus(app) });

        page = await hr.Post(page, "form:has(#list)", null,
            new TestFile("list", "结果.xlsx", TestHandOver.Sheet(Headings, ["1", person.Name, "20", ""])), new TestFile("photos", "照片.zip", [80, 75, 3, 4, 0, 0]));

        Assert.Contains("照片压缩包打不开", page.Main);
        Assert.Equal(MatchResult.Sent, await app.InDb(db => db.Set<MatchItem>().Select(i => i.Result).SingleAsync()));
    }

    [Fact]
    public async Task Bank_SeesItsOwnCampusOnlyAndNoNumbers()
    {
        await using var app = await TestApp.Start();
        var people = TestPeople.Some(2);
        await Consenting(app, people[0]);
        await Consenting(app, people[1], "法学院");
        using var hr = await app.BrowseAs(Role.UnitAdministrator);
        async Task<string> Make(string campus) =>
            (await hr.Post(await hr.Get("/matching"), "form[action*='handler=Make']", new() { ["campus"] = await Campus(app, campus) })).Url.AbsolutePath;
        var (own, other) = (await Make("吉首校区"), await Make("张家界校区"));
        using var bank = await app.BrowseAs(Role.BankOperator);

        var page = await bank.Get(own);

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains(people[0].Name, page.Main);
        Assert.DoesNotContain(people[0].IdNumber, page.Html);
        Assert.Equal(HttpStatusCode.NotFound, (await bank.Get(other)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await bank.Get("/enrolments")).Status);
    }

    private static async Task<Guid> Consenting(TestApp app, MadeUpPerson person, string department = "文学院")
    {
        var id = await app.AddComplete(person, department);
        await app.InDb(async db =>
        {
            if (!await db.Set<Consent>().AnyAsync(c => c.EnrolmentId == id && c.Kind == ConsentKind.ToBank))
                db.Add(new Consent { EnrolmentId = id, Kind = ConsentKind.ToBank, TextVersion = "1", TextHash = [1], Channel = "本人手机", GivenAt = app.Clock.GetUtcNow() });
            return await db.SaveChangesAsync();
        });
        return id;
    }

    private static async Task<string> Campus(TestApp app, string name = "吉首校区") => (await app.InDb(db => db.Set<Caika.Units.Campus>().Where(c => c.Name == name).Select(c => c.Id).SingleAsync())).ToString();

    private static byte[] Zip(params (string Name, byte[] Bytes)[] files)
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, bytes) in files)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(bytes);
            }
        }
        return memory.ToArray();
    }
}
