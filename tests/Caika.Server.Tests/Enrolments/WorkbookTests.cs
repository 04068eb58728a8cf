using System.Net;
using Caika.Confirmations;
using Caika.Confirmations.Printing;
using Caika.Enrolments;
using Caika.Enrolments.Workbooks;
using Caika.Platform.Access;
using Caika.Platform.Audit;
using Caika.Testing;
using DocumentFormat.OpenXml.Spreadsheet;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Caika.Server.Tests.Enrolments;

/// <summary>《办理人员信息表》 downloaded, filled in, sent back, corrected and sent again.</summary>
public sealed class WorkbookTests
{
    [Fact]
    public async Task GoodRows_GoIn_BadOnesComeBackRed_AndTheSameWorkbookIsSentAgain()
    {
        await using var app = await TestApp.Start();
        var people = await app.AddPeople(4);
        using var clerk = await app.Clerk();
        using var form = new TestForm(await clerk.Download());
        Assert.Equal(people.Select(p => p.Name).Order(), form.Names.Order());
        Assert.Equal("veryHidden", form.Document.WorkbookPart!.Workbook!.Sheets!.Elements<Sheet>().Single(s => s.Name == "模板信息").State!.InnerText);

        form.Fill(people[0].Name);
        form.Fill(people[1].Name, ("手机号码", "1390000"), ("民族", "天狼族"));
        form.Fill(people[2].Name, ("证件有效期止", "长期有效"), ("通讯地址", ""));
        var page = await clerk.Send(form.Save());

        Assert.Contains("收下 1 行，还有 2 行要改", page.Main);
        Assert.Contains("手机号应为 11 位数字", page.Main);
        Assert.Contains("“天狼族”不是有效的民族", page.Main);
        Assert.Contains("请填写详细地址", page.Main);
        Assert.DoesNotMatch("4399[0-9]{13}[0-9X]", page.Html);
        var (stored, data) = (await app.People())[people[0].Name];
        Assert.Equal(("15", new DateOnly(2034, 8, 21), "2000000", Forms.Address, EnrolmentStatus.InProgress), (data.EthnicGroup, data.IdValidTo, data.Occupation, data.ContactAddress, stored.Status));
        Assert.Equal("13900031001", (await app.People())[people[1].Name].Data.Mobile);

        using var marked = new TestForm(await clerk.Annotated(page));
        Assert.Equal(FormLayout.ResultSheet, marked.Document.WorkbookPart!.Workbook!.Sheets!.Elements<Sheet>().First().Name!);
        // Amber on the term of validity, where it does not fit the age, is no fault.
        Assert.Equal(["手机号码", "民族", "通讯地址"], Marked(marked).Where(heading => heading != "证件有效期止").Order(StringComparer.Ordinal));
        marked[marked.RowOf(people[1].Name), "手机号码"] = "13900004321";
        marked[marked.RowOf(people[1].Name), "民族"] = "苗族";
        marked[marked.RowOf(people[2].Name), "通讯地址"] = Forms.Address;
        marked[marked.RowOf(people[0].Name), "邮政编码"] = "427000"; // a row that went in is edited further
        page = await clerk.Send(marked.Save());

        Assert.Contains("收下 3 行", page.Main);
        Assert.Contains("没有要改", await SummaryOf(await clerk.Annotated(page)));
        var after = await app.People();
        Assert.Equal(("06", "13900004321", "427000", true), (after[people[1].Name].Data.EthnicGroup, after[people[1].Name].Data.Mobile, after[people[0].Name].Data.PostalCode, after[people[2].Name].Data.IdIsLongTerm));
        Assert.Equal(["共 4 行：收下 1 行，没有改动 1 行，有问题 2 行，网页上已改 0 行", "共 4 行：收下 3 行，没有改动 1 行，有问题 0 行，网页上已改 0 行"], await app.Trail("workbook.taken-in"));
        Assert.Equal(4, (await app.Trail("sheet.saved")).Count);
    }

    [Fact]
    public async Task LargeForm_IsJudgedLikeASmallOne()
    {
        await using var app = await TestApp.Start();
        var people = await app.AddPeople(600);
        using var clerk = await app.Clerk();
        using var form = new TestForm(await clerk.Download());
        var id = (await app.People())[people[2].Name].Row.Id;
        await clerk.Post(await clerk.Get($"/enrolments/{id}/enter"), "#sheet", new() { ["PostalCode"] = "427000" });
        form.Fill(people[0].Name);
        form.Fill(people[1].Name, ("证件号码", people[3].IdNumber));
        form.Fill(people[2].Name);
        var workbook = form.Save();
        Assert.True(workbook.Length > TakeInWorkbook.LargeForm, $"{workbook.Length} bytes are no large form");

        var page = await clerk.Send(workbook);

        Assert.Contains("收下 1 行", page.Main);
        Assert.Equal(["共 600 行：收下 1 行，没有改动 597 行，有问题 1 行，网页上已改 1 行"], await app.Trail("workbook.taken-in"));
        var after = await app.People();
        Assert.Equal(("15", people[1].IdNumber, "427000"), (after[people[0].Name].Data.EthnicGroup, after[people[1].Name].Data.IdNumber, after[people[2].Name].Data.PostalCode));
    }

    [Fact]
    public async Task SentTwice_ChangesNothingMore()
    {
        await using var app = await TestApp.Start();
        var people = await app.AddPeople(2);
        using var clerk = await app.Clerk();
        using var form = new TestForm(await clerk.Download());
        form.Fill(people[0].Name);
        var workbook = form.Save();

        await clerk.Send(workbook);
        var before = (await app.People())[people[0].Name].Row;
        var page = await clerk.Send(workbook);

        Assert.Contains("没有要改的内容", page.Main);
        Assert.Equal((before.Version, before.Revision), ((await app.People())[people[0].Name].Row.Version, before.Revision));
        Assert.Single(await app.Trail("sheet.saved"));
    }

    [Fact]
    public async Task ChangedOnThePageMeanwhile_IsSaidAndNeverOverwritten()
    {
        await using var app = await TestApp.Start();
        var people = await app.AddPeople(2);
        using var clerk = await app.Clerk();
        using var form = new TestForm(await clerk.Download());
        var id = (await app.People())[people[0].Name].Row.Id;
        await clerk.Post(await clerk.Get($"/enrolments/{id}/enter"), "#sheet", new() { ["PostalCode"] = "427000" });
        form.Fill(people[0].Name);
        form.Fill(people[1].Name);

        var page = await clerk.Send(form.Save());

        Assert.Contains("收下 1 行，还有 1 行要改", page.Main);
        Assert.Contains("这个人的信息在网页上改过，系统里的邮政编码与这里不同", page.Main);
        Assert.Equal("427000", (await app.People())[people[0].Name].Data.PostalCode);
        Assert.Contains("网页上已改 1 行", (await app.Trail("workbook.taken-in")).Single());
    }

    [Fact]
    public async Task SomebodyAlwaysFaster_IsSaid_NothingIsInAndNothingInTheTrail()
    {
        await using var app = await TestApp.Start();
        var people = await app.AddPeople(3);
        using var clerk = await app.Clerk();
        using var form = new TestForm(await clerk.Download());
        form.Fill(people[0].Name);
        form.Fill(people[1].Name);
        var workbook = form.Save();
        // No row is found as it was read, however often it is judged again.
        await app.InDb(db => db.Database.ExecuteSqlRawAsync("CREATE TRIGGER faster BEFORE UPDATE ON enrolments BEGIN SELECT RAISE(IGNORE); END"));

        var page = await clerk.Send(workbook);

        Assert.Contains("这个部门的人正在网页上修改，请稍后再传一次", page.Main);
        Assert.Empty(await app.Trail("sheet.saved"));
        Assert.Equal("", (await app.People())[people[0].Name].Data.EthnicGroup);

        await app.InDb(db => db.Database.ExecuteSqlRawAsync("DROP TRIGGER faster"));
        Assert.Contains("收下 2 行", (await clerk.Send(workbook)).Main);
        Assert.Equal(2, (await app.Trail("sheet.saved")).Count);
    }

    [Fact]
    public async Task MaskedForm_ComesBackWithoutTouchingWhatItHid()
    {
        await using var app = await TestApp.Start();
        var people = await app.AddPeople(2);
        using var clerk = await app.Clerk();
        using var form = new TestForm(await clerk.Download(full: false));
        Assert.Matches(@"^4399\d\d\*{8}.{4}$", form[form.RowOf(people[0].Name), "证件号码"]);
        Assert.DoesNotContain(people.Select(p => p.IdNumber), number => form.Sheet().InnerXml.Contains(number, StringComparison.Ordinal));
        form.Fill(people[0].Name);
        form.Fill(people[1].Name, ("手机号码", "139****99"));

        var page = await clerk.Send(form.Save());

        Assert.Contains("收下 1 行，还有 1 行要改", page.Main);
        Assert.Contains("手机号应为 11 位数字", page.Main);
        var (_, data) = (await app.People())[people[0].Name];
        Assert.Equal((people[0].IdNumber, true), (data.IdNumber, data.Mobile.StartsWith("139", StringComparison.Ordinal)));
        Assert.Contains("号码遮住", (await app.Trail("workbook.made")).Single());
    }

    [Fact]
    public async Task RowOfAnotherDepartment_AndFormOfAnother_AreRefused()
    {
        await using var app = await TestApp.Start();
        var own = await app.AddPeople(1);
        var others = await app.AddPeople(1, "图书馆", seed: 32);
        using var clerk = await app.Clerk();
        using var library = await app.Clerk("图书馆");
        using var theirs = new TestForm(await library.Download(department: "图书馆"));
        using var form = new TestForm(await clerk.Download());

        Assert.Contains("这张表是“图书馆”的，不属于您的部门，无权导入", (await clerk.Send(theirs.Save())).Main);

        var row = form.RowOf(own[0].Name);
        foreach (var heading in (string[])["姓名", "证件号码", "行标识"])
            form[row + 1, heading] = theirs[theirs.RowOf(others[0].Name), heading];
        form[row + 1, "邮政编码"] = "416000";
        form.Fill(own[0].Name);
        var page = await clerk.Send(form.Save());

        Assert.Contains("收下 1 行，还有 1 行要改", page.Main);
        Assert.Contains($"第 {row + 1} 行不属于您的部门，无权导入", page.Main);
        Assert.Empty((await app.People())[others[0].Name].Data.PostalCode);
        Assert.Equal(HttpStatusCode.NotFound, (await library.Get(page.Url.AbsolutePath)).Status);
    }

    [Fact]
    public async Task ItemUnderReview_IsNotChangedBehindTheReviewersBack()
    {
        await using var app = await TestApp.Start();
        var person = TestPeople.Some(1)[0];
        var id = await app.AddComplete(person);
        using var clerk = await app.Clerk();
        using var form = new TestForm(await clerk.Download());
        form[form.RowOf(person.Name), "邮政编码"] = "427000";

        var page = await clerk.Send(form.Save());

        Assert.Contains("联系方式已经提交审核，现在不能改", page.Main);
        Assert.NotEqual("427000", (await app.People())[person.Name].Data.PostalCode);
        Assert.Equal(EnrolmentStatus.PendingDepartmentReview, (await app.InDb(db => db.Set<Enrolment>().AsNoTracking().SingleAsync(e => e.Id == id))).Status);
    }

    [Fact]
    public async Task ChangeOfWhatIsPrinted_VoidsTheForm()
    {
        await using var app = await TestApp.Start();
        var person = TestPeople.Some(1)[0];
        var id = await app.AddComplete(person);
        await app.Do(async services => (await services.GetRequiredService<PrintForms>().Run(Actor.System("测试"), app.CampaignId, new PrintWish(FormKind.InformationSheet, Enrolments: [id]), default)).OrThrow());
        await app.InDb(async db =>
        {
            (await db.Set<Enrolment>().Include(e => e.Items).SingleAsync(e => e.Id == id)).Return(ItemKind.Contact, Stage.Department, "A01", "地址不够详细。", app.Clock.GetUtcNow());
            return await db.SaveChangesAsync();
        });
        Assert.Equal(PaperState.Printed, (await app.People())[person.Name].Row.SheetPaper);
        using var clerk = await app.Clerk();
        using var form = new TestForm(await clerk.Download());
        form[form.RowOf(person.Name), "通讯地址"] = "吉首市光明路 8 号 1 栋 101 室";

        Assert.Contains("收下 1 行", (await clerk.Send(form.Save())).Main);

        var (row, data) = (await app.People())[person.Name];
        Assert.Equal((PaperState.None, "吉首市光明路 8 号 1 栋 101 室"), (row.SheetPaper, data.ContactAddress));
        Assert.Single(await app.InDb(db => db.Set<AuditRow>().Where(r => r.Action == "form.voided" && r.Subject == id).ToListAsync()));
    }

    [Fact]
    public async Task ClosedCampaign_TakesNoWorkbook()
    {
        await using var app = await TestApp.Start();
        await app.AddPeople(1);
        using var clerk = await app.Clerk();
        var form = await clerk.Download();
        await app.InDb(db => db.Set<Caika.Campaigns.Campaign>().ExecuteUpdateAsync(c => c.SetProperty(x => x.Status, Caika.Campaigns.CampaignStatus.Closed)));
        var page = await clerk.Send(form);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("采集已截止（", page.Main);
    }

    private static IEnumerable<string> Marked(TestForm form) => form.Sheet().Elements<ConditionalFormatting>().SelectMany(f => f.SequenceOfReferences!.InnerText!.Split(' '))
        .Select(cell => FormColumns.All[Caika.Platform.Documents.Sheets.CellArea.ColumnOf(cell)].Heading).Distinct();

    private static Task<string> SummaryOf(byte[] workbook)
    {
        using var form = new TestForm(workbook);
        return Task.FromResult(form.Sheet(FormLayout.ResultSheet).InnerText);
    }
}
