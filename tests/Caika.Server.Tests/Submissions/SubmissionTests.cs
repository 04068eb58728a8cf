using System.IO.Compression;
using System.Net;
using Caika.Cards;
using Caika.Enrolments;
using Caika.Platform;
using Caika.Platform.Access;
using Caika.Platform.Audit;
using Caika.Submissions;
using Caika.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Caika.Server.Tests.Submissions;

/// <summary>What the unit does: gather, seal, hand over.</summary>
public sealed class SubmissionTests
{
    [Fact]
    public async Task CheckPackage_GoesOutAndItsAnswerReturnsSingleItems()
    {
        await using var app = await TestApp.Start();
        var people = TestPeople.Some(3).ToArray();
        var ids = await app.AddWaitingForCheck(people);
        using var hr = await app.BrowseAs(Role.UnitAdministrator);

        var page = await hr.Seal(SubmissionKind.Check, 3);
        Assert.Contains("已封存，共 3 人", page.Main);
        var submission = await app.LastSubmission();
        var serial = submission.Items.ToDictionary(i => i.EnrolmentId, i => $"{i.Serial}");
        var answer = TestHandOver.Sheet(TestHandOver.AnswerHeadings,
            [serial[ids[0]], people[0].IdNumber, people[0].Name, "通过", "", ""],
            [serial[ids[1]], people[1].IdNumber, people[1].Name, "退回", "R02", "公安登记为另一字"],
            [serial[ids[2]], people[0].IdNumber, people[2].Name, "通过", "", ""],
            ["99", people[2].IdNumber, people[2].Name, "通过", "", ""]);
        page = await hr.Post(page, "form:has(#file)", null, new TestFile("answer", "答复.xlsx", answer));

        Assert.Contains("通过 1 人，退回 1 人", page.Main);
        Assert.Contains("第 4 行：编号 3 的证件号码或姓名", page.Main.Replace("编号 " + serial[ids[2]], "编号 3"));
        Assert.DoesNotContain(people[2].IdNumber, page.Html);
        Assert.Contains("编号“99”不在这一批里", page.Main);
        Assert.Equal(EnrolmentStatus.PendingSignature, await app.StatusOf(ids[0]));
        Assert.Equal(EnrolmentStatus.CentreReturned, await app.StatusOf(ids[1]));
        Assert.Equal(EnrolmentStatus.PendingCentreCheck, await app.StatusOf(ids[2]));
        var returned = await app.Find(ids[1]);
        Assert.Equal([ItemKind.Identity], returned.Items.Where(i => i.IsReturned).Select(i => i.Kind));
        Assert.All(returned.Items.Where(i => !i.IsReturned), item => Assert.Equal(Stage.Settled, item.Stage));

        // The same file again changes nothing.
        page = await hr.Post(page, "form:has(#file)", null, new TestFile("answer", "答复.xlsx", answer));
        Assert.Contains("通过 0 人，退回 0 人", page.Main);
        Assert.Equal(1, await app.InDb(db => db.Set<AuditRow>().CountAsync(r => r.Action == "item.returned")));
    }

    [Fact]
    public async Task PersonInAnUnansweredCheck_IsNotSentTwice()
    {
        await using var app = await TestApp.Start();
        await app.AddWaitingForCheck([.. TestPeople.Some(2)]);
        using var hr = await app.BrowseAs(Role.UnitAdministrator);
        await hr.Seal(SubmissionKind.Check, 2);

        var page = await hr.Get("/submissions");

        Assert.Null(page.Document.QuerySelector("form:has(input[name=Kind][value=Check])"));
    }

    [Fact]
    public async Task CampusWithoutBankCode_IsSaidBeforeSealing_AndTheUnitsRegionStandsIn()
    {
        await using var app = await TestApp.Start();
        await app.AddWaitingForCheck([.. TestPeople.Some(1)]);
        await app.InDb(db => db.Set<Caika.Units.Campus>().ExecuteUpdateAsync(set => set.SetProperty(c => c.BankCode, "").SetProperty(c => c.RegionCode, "")));
        using var hr = await app.BrowseAs(Role.UnitAdministrator);

        Assert.Contains("吉首校区还没有银行代码", (await hr.Get("/submissions")).Main);
        Assert.Contains("吉首校区还没有银行代码", (await hr.Seal(SubmissionKind.Check, 1)).Main);
        var mine = await hr.Get("/units/mine");
        Assert.Contains("还没有银行代码", mine.Main);
        await app.InDb(db => db.Set<Caika.Units.Campus>().ExecuteUpdateAsync(set => set.SetProperty(c => c.BankCode, "95588")));
        Assert.Contains("已封存，共 1 人", (await hr.Seal(SubmissionKind.Check, 1)).Main);
    }

    [Fact]
    public async Task ValueThatIsMissing_IsSaidByNameOfThePerson()
    {
        await using var app = await TestApp.Start();
        var person = TestPeople.Some(1)[0];
        var id = (await app.AddWaitingForCheck(person))[0];
        await app.InDb(async db =>
        {
            var hand = (await app.Do(services => services.GetRequiredService<Caika.Campaigns.CampaignBook>().Take(app.CampaignId, Actor.System("测试"), default)))!;
            var row = await db.Set<Enrolment>().SingleAsync(e => e.Id == id);
            row.Personal = hand.Keys.Seal(hand.Keys.Open<PersonalData>(row.Personal, id) with { Occupation = "", ContactAddress = "" }, id);
            return await db.SaveChangesAsync();
        });
        using var hr = await app.BrowseAs(Role.UnitAdministrator);

        var page = await hr.Seal(SubmissionKind.Check, 1);

        Assert.Contains($"“职业”不能为空：{person.Name}。“通讯地址”不能为空：{person.Name}。", page.Main);
    }

    [Fact]
    public async Task Production_WantsTheWholeUnitOrAReasonForEach()
    {
        await using var app = await TestApp.Start();
        var people = TestPeople.Some(3);
        var ready = await app.AddReadyToSubmit(people[0], people[1]);
        var late = await app.AddComplete(people[2], confirmed: false);
        using var hr = await app.BrowseAs(Role.UnitAdministrator);

        var refused = await hr.Seal(SubmissionKind.Production, 2);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("批次中有 1 人未通过审核，不能封存", refused.Main);
        Assert.Equal(EnrolmentStatus.ReadyToSubmit, await app.StatusOf(ready[0]));

        var page = await hr.Post(refused, "form:has(input[name=Kind][value=Production])", new() { ["Count"] = "2", [$"Reasons[{late}]"] = "住院，随下一批" });
        Assert.Contains("已封存，共 2 人", page.Main);
        Assert.Contains("住院，随下一批", page.Main);
        Assert.Equal(EnrolmentStatus.Submitted, await app.StatusOf(ready[0]));
        Assert.NotEqual(EnrolmentStatus.Submitted, await app.StatusOf(late));
    }

    [Fact]
    public async Task WrongCount_SealsNothing()
    {
        await using var app = await TestApp.Start();
        await app.AddReadyToSubmit([.. TestPeople.Some(2)]);
        using var hr = await app.BrowseAs(Role.UnitAdministrator);

        var page = await hr.Seal(SubmissionKind.Production, 3);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal(0, await app.InDb(db => db.Set<Submission>().CountAsync()));
    }

    [Fact]
    public async Task DownloadedPackage_IsWholeAndNamesItsPhotosOfficially()
    {
        await using var app = await TestApp.Start();
        var people = TestPeople.Some(2);
        await app.AddReadyToSubmit([.. people]);
        using var hr = await app.BrowseAs(Role.UnitAdministrator);
        var page = await hr.Seal(SubmissionKind.Production, 2);

        var answer = await hr.Post(page, "form[action*='handler=Package']");
        var bytes = await answer.Response.Content.ReadAsByteArrayAsync();

        var report = PackageVerifier.Verify(new MemoryStream(bytes));
        Assert.True(report.IsWhole);
        Assert.Equal("青禾大学", report.UnitName);
        using var zip = new ZipArchive(new MemoryStream(bytes));
        var names = zip.Entries.Select(e => e.FullName).ToList();
        Assert.All(people, person => Assert.Contains($"照片/{person.IdNumber}{person.Name}.jpg", names));
        Assert.All(zip.Entries.Where(e => e.FullName.StartsWith("照片/", StringComparison.Ordinal)), e => Assert.InRange(e.Length, 14_336, 1_000_000));
        Assert.Equal(SubmissionStatus.Exported, (await app.LastSubmission()).Status);
    }

    [Fact]
    public async Task HandOverList_CarriesCountsAndTheHeadOfTheTrail()
    {
        await using var app = await TestApp.Start();
        await app.AddReadyToSubmit([.. TestPeople.Some(2)]);
        using var hr = await app.BrowseAs(Role.UnitAdministrator);
        var page = await hr.Seal(SubmissionKind.Production, 2);

        var answer = await hr.Post(page, "form[action*='handler=List']");
        var text = string.Concat(TestPaper.Pages(await answer.Response.Content.ReadAsByteArrayAsync()));

        var heads = await app.InDb(db => db.Set<AuditRow>().Where(r => r.Action == "submission.list-printed").Select(r => r.Mac).ToListAsync());
        Assert.Contains("移交清单", text);
        Assert.Contains("文学院", text);
        Assert.Contains(Convert.ToHexString(heads.Single())[..32], text);
    }

    [Fact]
    public async Task ClerkAndPersonAndForeigner_FindNothing()
    {
        await using var app = await TestApp.Start();
        await app.AddReadyToSubmit(TestPeople.Some(1)[0]);
        using var hr = await app.BrowseAs(Role.UnitAdministrator);
        var url = (await hr.Seal(SubmissionKind.Production, 1)).Url.AbsolutePath;
        using var clerk = await app.BrowseAs(Role.DepartmentClerk, "文学院");

        Assert.Equal(HttpStatusCode.NotFound, (await clerk.Get(url)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await hr.Get($"/submissions/{Guid.NewGuid()}")).Status);
    }

    [Fact]
    public async Task ExportProfile_IsChangedOnThePageAndUsedByTheNextPackage()
    {
        await using var app = await TestApp.Start();
        await app.AddReadyToSubmit(TestPeople.Some(1)[0]);
        using var hr = await app.BrowseAs(Role.UnitAdministrator);
        var page = await hr.Get("/submissions/profile");

        page = await hr.Post(page, "form:has(table)", new() { ["Columns[1].Header"] = "参保人姓名", ["save"] = "true" });
        Assert.Contains("导出格式已保存", page.Main);
        var sealedPage = await hr.Seal(SubmissionKind.Production, 1);
        var bytes = await (await hr.Post(sealedPage, "form[action*='handler=Package']")).Response.Content.ReadAsByteArrayAsync();

        using var zip = new ZipArchive(new MemoryStream(bytes));
        using var sheet = new MemoryStream();
        await zip.GetEntry("data.xlsx")!.Open().CopyToAsync(sheet);
        sheet.Position = 0;
        var read = Caika.Platform.Documents.Sheets.SheetReader.Read(sheet, new([new("参保人姓名"), new("证件号码")]), row => Assert.Equal(Caika.Platform.Documents.Sheets.SheetCellKind.Text, row[1].Kind));
        Assert.True(read.IsRead, read.Message);
    }

    [Fact]
    public async Task CharacterTheReceiverCannotWrite_StopsTheSealing_AndIsNamed()
    {
        await using var app = await TestApp.Start();
        var people = TestPeople.Some(2);
        await app.AddReadyToSubmit(people[0], people[1] with { Name = "周㼆兰" });
        using var hr = await app.BrowseAs(Role.UnitAdministrator);
        Assert.DoesNotContain("无法表示的字", (await hr.Get("/submissions")).Main);

        await hr.Post(await hr.Get("/submissions/profile"), "form:has(table)", new() { ["CharacterSet"] = "GBK", ["save"] = "true" });

        Assert.Contains("1 人姓名或地址含目标编码无法表示的字。（周㼆兰：㼆）", (await hr.Get("/submissions")).Main);
        Assert.DoesNotContain(await app.InDb(db => db.Set<Submission>().ToListAsync()), s => s.Kind == SubmissionKind.Production);
    }
}
