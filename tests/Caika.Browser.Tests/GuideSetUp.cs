using System.Text;
using Caika.Demo;
using Caika.Platform;
using Caika.Platform.Documents.Sheets;

namespace Caika.Browser.Tests;

/// <summary>What is done once: accounts, the unit, its departments, the campaign, the roster.</summary>
internal static class GuideSetUp
{
    internal const string Unit = "青禾大学", Uscc = "12430000MB00000005", Department = "文学院", RetireesOffice = "离退休处";

    internal static readonly byte[] Paper = Encoding.UTF8.GetBytes("%PDF-1.4 扫描件");

    internal static string Today => ChinaTime.Today(TimeProvider.System).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The terminal's part: the first account, then the server.</summary>
    internal static async Task<GuideWalker> Begin(GuideHall hall)
    {
        var (code, output, error) = await hall.Program.RunOnData("user", "add", "admin", "--display", "系统管理员", "--role", "SystemAdministrator", "--url", hall.Program.Url.ToString());
        Assert.True(code == 0, error);
        Assert.Contains("恢复码", error + output);
        await hall.Program.Serve();
        var admin = await hall.Enter("admin.md");
        await admin.SetPassword(output.Split('\n').Single(line => line.Contains("/accounts/set-password#", StringComparison.Ordinal)));
        return admin;
    }

    /// <summary>Adds an account on the page and takes the one-time link.</summary>
    internal static async Task<string> AddAccount(this GuideWalker walker, string name, string login, string role, string? department = null, string? campus = null)
    {
        await walker.Press("账号");
        await walker.Press("添加账号");
        await walker.Fill("姓名", name);
        await walker.Fill("登录名", login);
        await walker.Fill("角色", role);
        if (department is not null)
            await walker.Tick(department);
        if (campus is not null)
            await walker.Fill("银行经办负责的校区", campus);
        await walker.Look(role == "人事处管理员" ? "account-add" : "account-add-more");
        await walker.Press("添加并生成一次性链接");
        return await walker.Read("#link");
    }

    internal static async Task FillRegistration(this GuideWalker walker, string unit = Unit)
    {
        await walker.Fill("单位全称", unit);
        await walker.Fill("统一社会信用代码", Uscc);
        await walker.Fill("社保单位编号", "439900123");
        await walker.Fill("行政区划代码", "433101");
        await walker.Fill("联系科室或联系人", "人事处社保科");
        await walker.Fill("联系电话", "0743-8560000");
        await walker.Give("盖章登记表的扫描件", "登记表.pdf", Paper);
    }

    internal static async Task LookAfterAccounts(this GuideWalker admin, string name)
    {
        await admin.Press("账号");
        await admin.Look("accounts");
        await admin.Pick(name);
        await admin.Look("account");
        await admin.Pick("系统管理员");
    }

    /// <summary>A unit alone: the centre's paper answer is recorded by hand.</summary>
    internal static async Task RegisterAndRecordTheApproval(this GuideWalker hr)
    {
        await hr.Look("first-page");
        await hr.Press("登记本单位");
        await hr.FillRegistration();
        await hr.Look("unit-register");
        await hr.Press("登记");
        await hr.Fill("批复日期", Today);
        await hr.Fill("文号或受理编号", "（样例）湘社卡单〔2026〕1 号");
        await hr.Give("批复的扫描件", "批复.pdf", Paper);
        await hr.Look("unit-approval");
        await hr.Press("登记批复");
        await hr.Sees("手工登记");
    }

    /// <summary>Where the paper goes, campuses, departments, the office for retirees.</summary>
    internal static async Task SetUpUnit(this GuideWalker hr)
    {
        await hr.Press("本单位");
        await hr.Fill("纸质表交到哪里", "行政楼 203 室");
        await hr.Fill("交给谁", "社保科");
        await hr.Fill("什么时间", "工作日 8:30—17:30");
        await hr.Press("保存", "联系和交表地点");
        await hr.Fill("校区名称", "吉首校区");
        await hr.Fill("发卡银行网点名称", "吉首支行");
        await hr.Fill("银行代码", "95588");
        await hr.Press("保存校区");
        await hr.Fill("一行一个；可以在逗号后写负责人", $"{Department}，张负责\n{RetireesOffice}，李负责");
        await hr.Press("添加", "二级单位");
        await hr.Sees($"“{RetireesOffice}”负责全校离退休人员");
        await hr.Look("unit");
    }

    internal static async Task OpenCampaign(this GuideWalker hr)
    {
        await hr.Press("采集工作");
        await hr.Fill("依据的文号", "（样例）校人字〔2026〕1 号");
        await hr.Press("建草稿");
        await hr.Look("campaign-draft");
        await hr.Press("开始采集");
        await hr.Look("campaign");
    }

    internal static async Task ImportRoster(this GuideWalker hr, params MadeUpPerson[] people)
    {
        await hr.Press("人员");
        await hr.Press("导入名册");
        await hr.Give("Excel 文件", "名册.xlsx", Roster(people));
        await hr.Press("上传并比对");
        await hr.Sees("比对好了");
        await hr.Look("roster");
        await hr.Press($"导入 {people.Length} 人");
        await hr.Sees("已导入");
        await hr.Press("看人员");
        await hr.Look("people");
    }

    private static byte[] Roster(MadeUpPerson[] people)
    {
        string[] columns = ["工号", "姓名", "证件类型", "证件号码", "民族", "国籍", "部门", "人员状态", "参保险种", "手机号码", "通讯地址", "邮政编码", "户口性质", "职业"];
        using var workbook = new MemoryStream();
        SheetWriter.Write(workbook, "人事名册", columns, people.Select(person => (IReadOnlyList<string>)
        [
            person.StaffNumber, person.Name, "居民身份证", person.IdNumber, person.EthnicGroup, "中国", Department, person.Retired ? "退休" : "在职",
            "养老、医疗生育、工伤、失业", person.Mobile, person.Address, "416000", "居民户", person.Retired ? "其他从业人员" : "专业、技术人员",
        ]));
        return workbook.ToArray();
    }
}
