using System.Net;
using Caika.Campaigns;
using Caika.Demo;
using Caika.Enrolments;
using Caika.Erasures;
using Caika.Platform.Access;
using Caika.Platform.Audit;
using Caika.Platform.Files;
using Caika.Questions;
using Caika.Server.Tests.Enrolments;
using Caika.Server.Tests.Intake;
using Caika.Submissions;
using Caika.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Caika.Server.Tests.Erasures;

/// <summary>销毁: what is listed beforehand, what is left, and that it says so.</summary>
public sealed class ErasureTests
{
    /// <summary>Tables that outlive a campaign: accounts, units, the trail and the record itself.</summary>
    private static readonly string[] Stays =
    [
        "accounts", "account_departments", "account_passkeys", "account_sessions", "account_claims", "account_logins", "account_tokens", "spent_challenges",
        "units", "campuses", "departments", "seal_keys", "column_maps", "campaigns", "audit", "queued_jobs", "data_protection_keys",
        "erasures", "erased_rows", "letters_to_forget", "files",
    ];

    [Fact]
    public async Task EveryTable_IsErasedOrNamedHere()
    {
        await using var app = await TestApp.Start(runsJobs: false, empty: true);
        var tables = await app.InDb(db => Task.FromResult(db.Model.GetEntityTypes().Where(t => t.GetTableName() is not null).ToList()));
        Assert.Empty(tables.Where(t => CampaignRows.InOrder.All(r => r.Row != t.ClrType)).Select(t => t.GetTableName()!).Except(Stays).Order());
    }

    public static TheoryData<string> Engines => [.. TestData.Engines];

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task WholeCampaign_LeavesNothingInDatabaseLogOrStore_AndSaysSo(string engine)
    {
        var isServer = engine == "postgres";
        await using var app = await TestApp.Start(isServer ? await TestData.FreshDatabase() : null);
        var made = TestPeople.Some(3, seed: 31);
        var people = await app.AddReadyToSubmit([.. made]);
        using var hr = await app.BrowseAs(Role.UnitAdministrator);
        await hr.Seal(SubmissionKind.Production, made.Count);
        var package = (await app.LastSubmission()).Id;
        using var clerk = await app.BrowseAs(Role.DepartmentClerk, "文学院");
        // A file nobody knows, a roster, a person on the phone with a question.
        await Intakes.Send(clerk, new TestFile("files", "无名氏的照片.jpg", TestPictures.Photo(166)));
        await app.Judged();
        var roster = await hr.Upload(Rosters.Workbook(Rosters.Person("沈知秋", Rosters.Good1, more: ("手机号码", "13966665555"))));
        using var phone = await PhoneWalk.Start(app, 75);
        await phone.Inside();
        await app.Do(async services => (await services.GetRequiredService<AskQuestion>().Run(Actor.System("测试"), people[0], null, "我的号码写错了吗", default)).OrThrow());
        string[] planted = [.. made.Select(p => p.Name), .. made.Select(p => p.StaffNumber), TestPictures.Person(75).Name, "沈知秋"];
        Assert.NotEmpty(await Found());
        var addresses = await app.InDb(db => db.Set<StoredFile>().Where(f => f.CampaignId == app.CampaignId).Select(f => f.Address).ToListAsync());

        // Not while it runs, not without the words, not without a reason for what is unfinished.
        Assert.Contains("归档以后才能销毁", (await hr.Get($"/erasures/{app.CampaignId}")).Main);
        await hr.CloseAndArchive(app);
        var plan = await hr.Get($"/erasures/{app.CampaignId}");
        foreach (var words in new[] { "电子照片", "身份证图片", "数据包", "还有 4 人没有办完", "没有认领", "备份", "拿不回来", "没有收过来信" })
            Assert.Contains(words, plan.Main);
        foreach (var one in made)
            Assert.DoesNotContain(one.Name, plan.Main);
        var number = await app.DocumentNo();
        Assert.Contains("没有办完也要销毁的原因", (await hr.Erase(app.CampaignId, number, despite: "")).Main);
        Assert.Contains("确认后再销毁", (await hr.Erase(app.CampaignId, "三")).Main);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, hr.LastStatus);

        var done = await hr.Erase(app.CampaignId, number);
        Assert.Equal($"/erasures/{app.CampaignId}", done.Url.AbsolutePath);
        var erasure = await app.Erased();

        Assert.Empty(await Found());
        var store = Path.Combine(app.DataFolder, "files");
        Assert.DoesNotContain(addresses, a => File.Exists(Path.Combine(store, a[..2], a[2..4], a)));
        Assert.Equal((addresses.Count, 0), (erasure.Files, await app.InDb(db => db.Set<StoredFile>().CountAsync(f => f.CampaignId == app.CampaignId))));
        Assert.Empty((await app.InDb(db => db.Set<Campaign>().AsNoTracking().SingleAsync(c => c.Id == app.CampaignId))).WrappedKey);
        foreach (var table in CampaignRows.InOrder)
            Assert.Equal(0, await app.InDb(db => table.Delete(db, app.CampaignId, default)));

        Assert.Equal("/enrolments/enter", (await phone.Browser.Get("/enrolments/mine")).Url.AbsolutePath);
        foreach (var gone in new[] { $"/enrolments/{people[0]}", $"/submissions/{package}", roster.Url.AbsolutePath, $"/campaigns/{app.CampaignId}/rules" })
        {
            var page = await hr.Get(gone);
            Assert.Equal((gone, HttpStatusCode.Gone), (gone, page.Status));
            Assert.Contains("资料已经销毁", page.Text);
        }
        foreach (var list in new[] { "/campaigns", "/enrolments", "/intake", "/submissions", "/confirmations", "/cards", "/questions" })
        {
            var page = await hr.Get(list);
            Assert.True(page.Status == HttpStatusCode.OK || page.Text.Contains("现在没有在办的采集工作", StringComparison.Ordinal), list);
        }
        Assert.Contains("已销毁", (await hr.Get("/campaigns/settings")).Main);

        var record = await hr.Get($"/campaigns/{app.CampaignId}");
        Assert.Equal($"/erasures/{app.CampaignId}", record.Url.AbsolutePath);
        foreach (var words in new[] { erasure.RecordNo, "保存期满", "还有 4 人没有办完", Convert.ToHexString(erasure.FilesDigest)[..32] })
            Assert.Contains(words, record.Main);
        var paper = await hr.Post(record, "form[action*='handler=Paper']");
        Assert.Equal("application/pdf", paper.Response.Content.Headers.ContentType?.MediaType);
        Assert.True((await app.Do(services => services.GetRequiredService<VerifyTrail>().Run(null, default))).Holds);
        Assert.Equal(1, await app.InDb(db => db.Set<AuditRow>().CountAsync(r => r.Action == "campaign.erased" && r.Subject == app.CampaignId)));

        // The pages of a server's tables are not ours to open: there the rows are asked.
        async Task<List<string>> Found() => [.. Erasing.Found(app.DataFolder, planted), .. isServer ? await app.FoundInTables(planted) : []];
    }

    [Fact]
    public async Task WrongArchive_IsTakenOutAgain()
    {
        await using var app = await TestApp.Start(runsJobs: false);
        var person = TestPeople.Some(1)[0];
        await app.AddComplete(person);
        using var hr = await app.BrowseAs(Role.UnitAdministrator);
        await hr.CloseAndArchive(app);
        Assert.DoesNotContain(person.Name, (await hr.Get("/enrolments")).Main);
        Assert.Contains("已取消归档", (await hr.Post(await hr.Get($"/campaigns/{app.CampaignId}"), "form[action*='handler=TakeOut']")).Main);
        Assert.Contains(person.Name, (await hr.Get("/enrolments")).Main);
    }
}
