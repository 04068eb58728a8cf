using System.Net;
using System.Text;
using Caika.Campaigns;
using Caika.Enrolments;
using Caika.Platform.Access;
using Caika.Testing;
using Microsoft.EntityFrameworkCore;
using MiniExcelLibs;
using static Caika.Server.Tests.Enrolments.Rosters;

namespace Caika.Server.Tests.Enrolments;

public sealed class ImportTests
{
    [Fact]
    public async Task Roster_IsShownFirstAndThenTakenIn()
    {
        await using var app = await TestApp.Start();
        using var hr = await app.BrowseAs(Role.UnitAdministrator);
        var page = await hr.Upload(Workbook(
            Person("买买提•阿不都", " ４３９９０１１９８５０１０１００１３", "文学院", ("民族", "土家"), ("证件有效期止", "2027/1/5"), ("手机号码", "139 0000 1234")),
            Person("田𠮷安", Good2.ToLowerInvariant(), "法学院", ("人员状态", "退休"), ("校区", "张家界校区")),
            Person("向㛃", Good3, "商学院", ("参保险种", "未参保")),
            Person("刘䶮", Good4, "图书馆", ("人员状态", "已死亡"))));

        Assert.Contains("比对好了，等您确认", page.Main);
        Assert.Contains("导入 4 人", page.Main);
        Assert.Empty(await app.People());

        page = await hr.Order(page);
        Assert.Contains("已导入：新增 2 人", page.Main);
        var people = await app.People();
        var (first, data) = people["买买提·阿不都"];
        Assert.Equal(("439901198501010013", "1", new DateOnly(1985, 1, 1), "15", "湖南省", "13900001234"), (data.IdNumber, data.Sex, data.BirthDate, data.EthnicGroup, data.HukouAddress, data.Mobile));
        Assert.Equal((new DateOnly(2027, 1, 5), EnrolmentStatus.NotStarted, "文学院"), (first.IdValidTo, first.Status, first.Department!.Name));
        var retiree = people["田𠮷安"].Row;
        Assert.Equal(("离退休处", "法学院"), (retiree.Department!.Name, retiree.FormerDepartment));
        Assert.Equal(ExclusionReason.NotInsured, people["向㛃"].Row.ExclusionReason);
        Assert.Equal(ExclusionReason.Deceased, people["刘䶮"].Row.ExclusionReason);
        Assert.Equal(["人事名册：新增 2 人，变动 0 人，未变 0 人，不纳入 2 人，未导入 0 行"], await app.Trail("roster.imported"));
        var list = await hr.Get("/enrolments");
        Assert.Contains("共 2 人；另有 2 人不纳入本次采集", list.Main);
        Assert.Contains("439901********0013", list.Main);
        Assert.DoesNotContain("439901198501010013", list.Html);
    }

    [Fact]
    public async Task BadRows_AreListedAndTheGoodOnesGoIn()
    {
        await using var app = await TestApp.Start();
        using var hr = await app.BrowseAs(Role.UnitAdministrator);
        var page = await hr.Upload(Workbook(
            Person("沈知秋", Good1),
            Person("罗怀远", "4.39901E+17"),
            Person("谢明朗", "439901198501010000"),
            Person("姚若溪", "439901850101001"),
            Person("彭守拙", "439901198501010012"),
            Person("田小满", Good2), Person("石砚之", Good2),
            Person("向清和", Good3, "天文学院"),
            Person("莫?海", Good4)));

        Assert.Contains("有 8 行有问题", page.Main);
        foreach (var sentence in new[]
        {
            "身份证号被 Excel 转成了数值", "一代身份证号已停用，请填写 18 位号码。按旧号推算：第 6 位后加“19”，末尾加“3”", "身份证号校验位不正确，请核对（末位应为 3",
            "第 7 行与第 8 行证件号码重复，请确认保留哪一行。", "“天文学院”不是本单位的部门", "姓名含无法识别的字符",
        })
        {
            Assert.Contains(sentence, page.Main);
        }
        Assert.DoesNotContain("439901850101001", page.Html);
        var bad = await hr.Http.GetByteArrayAsync(page.Url.AbsolutePath + "?handler=Bad");
        Assert.Equal(9, MiniExcel.Query(new MemoryStream(bad)).Count());

        await hr.Order(page);
        Assert.Equal(["沈知秋"], (await app.People()).Keys);
    }

    [Fact]
    public async Task NumericCells_AreMangledNumbers()
    {
        await using var app = await TestApp.Start();
        using var hr = await app.BrowseAs(Role.UnitAdministrator);
        using var workbook = new MemoryStream();
        workbook.SaveAs(new[] { new { 姓名 = "沈知秋", 证件号码 = (object)439901198501010013d, 部门 = "文学院" } });

        var page = await hr.Upload(workbook.ToArray());

        Assert.Contains("身份证号被 Excel 转成了数值，请将单元格设为“文本”后重新填写。", page.Main);
        Assert.Contains("没有可以导入的内容", page.Main);
    }

    [Theory]
    [InlineData("姓名,部门", "缺少列：证件号码。")]
    [InlineData("工号,电话", "缺少列：姓名、证件号码、部门。")]
    [InlineData("姓名,证件号码,身份证号,部门", "列名重复：证件号码。")]
    public async Task WrongColumns_AreNamed(string columns, string sentence)
    {
        await using var app = await TestApp.Start();
        using var hr = await app.BrowseAs(Role.UnitAdministrator);
        var page = await hr.Upload(Workbook(columns.Split(','), [[.. columns.Split(',')]]));
        Assert.Contains("没有读成，名册没有改动", page.Main);
        Assert.Contains(sentence, page.Main);
    }

    [Fact]
    public async Task NoWorkbook_IsSaidSo()
    {
        await using var app = await TestApp.Start();
        using var hr = await app.BrowseAs(Role.UnitAdministrator);
        var page = await hr.Upload(Encoding.UTF8.GetBytes("姓名,证件号码,部门\n沈知秋,439901198501010013,文学院"));
        Assert.Contains("这不是 Excel 工作簿", page.Main);
    }

    [Fact]
    public async Task SecondImport_ShowsWhatWouldChangeFirst()
    {
        await using var app = await TestApp.Start();
        using var hr = await app.BrowseAs(Role.UnitAdministrator);
        await hr.Order(await hr.Upload(Workbook(Person("沈知秋", Good1), Person("罗怀远", Good2), Person("谢明朗", Good3))));
        var page = await hr.Upload(Workbook(Person("沈知秋", Good1), Person("罗怀远", Good2, "法学院", ("手机号码", "13900004321")), Person("谢明亮", Good3), Person("姚若溪", Good4)));

        Assert.Contains("该证件号码已登记为“谢*朗”，姓名不一致。", page.Main);
        var changed = await hr.Get(page.Url.AbsolutePath + "?kind=Changed");
        Assert.Contains("文学院 → 法学院", changed.Main);
        Assert.Contains("空 → 139****4321", changed.Main);
        Assert.Equal("文学院", (await app.People())["罗怀远"].Row.Department!.Name);

        page = await hr.Order(page);
        Assert.Contains("新增 1 人，变动 1 人", page.Main);
        var people = await app.People();
        Assert.Equal(("法学院", "13900004321", 2), (people["罗怀远"].Row.Department!.Name, people["罗怀远"].Data.Mobile, people["罗怀远"].Row.Revision));
        Assert.True(people.ContainsKey("谢明朗") && people.ContainsKey("姚若溪") && people.Count == 4);
    }

    [Fact]
    public async Task OrderedTwice_IsTakenInOnce()
    {
        await using var app = await TestApp.Start();
        using var hr = await app.BrowseAs(Role.UnitAdministrator);
        var page = await hr.Upload(Workbook(Person("沈知秋", Good1)));

        await Task.WhenAll(hr.Post(page, "#order"), hr.Post(page, "#order"));
        page = await hr.Settled(await hr.Get(page.Url.AbsolutePath));

        Assert.Contains("已导入：新增 1 人", page.Main);
        Assert.Single(await app.Trail("roster.imported"));
        Assert.Single(await app.People());
    }

    [Fact]
    public async Task SomebodyAddedMeanwhile_IsJudgedAgain()
    {
        await using var app = await TestApp.Start();
        using var hr = await app.BrowseAs(Role.UnitAdministrator);
        var page = await hr.Upload(Workbook(Person("沈知秋", Good1), Person("罗怀远", Good2)));
        await app.AddPerson("沈知秋", Good1);

        page = await hr.Order(page);

        Assert.Contains("导入 2 人", page.Main); // the one who is there has other data now, the other is new
        Assert.Single(await app.People());
    }

    [Fact]
    public async Task LetGo_ChangesNothing()
    {
        await using var app = await TestApp.Start();
        using var hr = await app.BrowseAs(Role.UnitAdministrator);
        var page = await hr.Upload(Workbook(Person("沈知秋", Good1)));
        page = await hr.Post(page, "#cancel");
        Assert.Contains("这份名单没有导入", page.Main);
        Assert.Empty(await app.People());
    }

    [Fact]
    public async Task ClosedCampaign_TakesNoList()
    {
        await using var app = await TestApp.Start();
        using var hr = await app.BrowseAs(Role.UnitAdministrator);
        await app.InDb(db => db.Set<Campaign>().ExecuteUpdateAsync(c => c.SetProperty(x => x.Status, CampaignStatus.Closed)));
        var page = await hr.Upload(Workbook(Person("沈知秋", Good1)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("采集已截止（", page.Main);
    }

    [Fact]
    public async Task CardHoldersAndInsured_KeepPeopleOut()
    {
        await using var app = await TestApp.Start();
        using var hr = await app.BrowseAs(Role.UnitAdministrator);
        await hr.Order(await hr.Upload(Workbook(Person("沈知秋", Good1), Person("罗怀远", Good2), Person("谢明朗", Good3))));

        await hr.Order(await hr.Upload(Workbook(["证件号码", "姓名"], [[Good1, "沈知秋"], [Good4, "别的人"]]), RosterListKind.CardHolders));
        await hr.Order(await hr.Upload(Workbook(["姓名", "证件号码"], [["罗怀远", Good2], ["沈知秋", Good1]]), RosterListKind.Insured));

        var people = await app.People();
        Assert.Equal([ExclusionReason.HasCard, null, ExclusionReason.NotInsured],
            new[] { "沈知秋", "罗怀远", "谢明朗" }.Select(name => people[name].Row.ExclusionReason));
        var list = await hr.Get("/enrolments?stage=excluded");
        Assert.Contains("已有社保卡", list.Main);
        Assert.Contains("未参保", list.Main);
    }

    [Fact]
    public async Task Template_HasTheColumnsAndCanBeSentBack()
    {
        await using var app = await TestApp.Start();
        using var hr = await app.BrowseAs(Role.UnitAdministrator);
        var template = await hr.Http.GetByteArrayAsync("/enrolments/import?handler=Template&kind=Roster");
        var heading = (IDictionary<string, object>)MiniExcel.Query(new MemoryStream(template)).First();
        Assert.Equal(20, heading.Count);
        Assert.Contains("工作表里只有表头，没有人员。", (await hr.Upload(template)).Main);
    }

    [Fact]
    public async Task Clerk_CannotImport()
    {
        await using var app = await TestApp.Start();
        using var clerk = await app.BrowseAs(Role.DepartmentClerk, "文学院");
        Assert.Equal(HttpStatusCode.NotFound, (await clerk.Get("/enrolments/import")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await clerk.Get("/enrolments/add")).Status);
    }
}
