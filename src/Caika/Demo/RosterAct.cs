using System.Globalization;
using Caika.Campaigns;
using Caika.Enrolments;
using Caika.Enrolments.Roster;
using Caika.Platform;
using Caika.Platform.Access;
using Caika.Platform.Documents.Sheets;

namespace Caika.Demo;

/// <summary>The HR list comes in, with a number of fifteen digits on it; card holders, leavers and uninsured are excluded.</summary>
internal static class RosterAct
{
    private static readonly string[] Headings =
        ["工号", "姓名", "证件类型", "证件号码", "性别", "出生日期", "民族", "国籍", "部门", "校区", "人员状态", "参保险种", "手机号码", "通讯地址", "邮政编码", "户口性质", "职业", "证件有效期止"];

    internal static async Task Run(DemoStage stage)
    {
        var today = ChinaTime.Today(stage.Clock);
        var rows = stage.Cast.Everybody.Select(person => Row(stage.Cast, person, today)).ToList();
        await Import(stage, RosterListKind.Roster, "人事名册.xlsx", Headings, rows);
        await Import(stage, RosterListKind.CardHolders, "已有卡名单.xlsx", ["姓名", "证件号码"], [[stage.Cast.HasCard.Name, stage.Cast.HasCard.IdNumber]]);
        await AddByHand(stage, stage.Cast.OldNumber);
        await stage.LearnEnrolments();

        var refuses = stage.Cast.Refuses;
        (await stage.Do<ExcludePerson, Outcome<Nothing>>(async exclude =>
            await exclude.Run(stage.Administrator, stage.Of(refuses), await stage.VersionOf(refuses), ExclusionReason.Refused, "本人书面说明，暂不办理", default))).OrThrow();
    }

    private static async Task Import(DemoStage stage, RosterListKind kind, string name, IReadOnlyList<string> headings, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        using var workbook = new MemoryStream();
        SheetWriter.Write(workbook, "名册", headings, rows);
        workbook.Position = 0;
        var import = (await stage.Do<ReceiveRoster, Outcome<Guid>>(receive => receive.Run(stage.Administrator, stage.Campaign.Id, kind, name, workbook, default))).OrThrow();
        await stage.Do<JudgeRoster, int>(async judge => { await judge.Run(import, default); return 0; });
        (await stage.Do<OrderRoster, Outcome<Nothing>>(order => order.Run(stage.Administrator, import, default))).OrThrow();
        await stage.Do<CommitRoster, int>(async commit => { await commit.Run(import, default); return 0; });
    }

    // The list has the number of the first generation; HR looks the person up and enters the one of eighteen digits.
    private static async Task AddByHand(DemoStage stage, MadeUpPerson person)
    {
        var hand = await stage.Hand();
        var department = hand.Unit.Departments.Single(d => d.Name == stage.Cast.DepartmentOf(person));
        (await stage.Do<AddPerson, Outcome<Guid>>(add => add.Run(stage.Administrator, stage.Campaign.Id, new NewPerson(
            person.Name, "ResidentId", person.IdNumber, person.StaffNumber, department.Id, "11", Insurances.All, person.Mobile), default))).OrThrow();
    }

    private static string[] Row(DemoCast cast, MadeUpPerson person, DateOnly today)
    {
        var number = person == cast.OldNumber ? person.IdNumber[..6] + person.IdNumber[8..17] : person.IdNumber;
        var name = person == cast.WrongName ? WrongNameOf(person) : person.Name;
        var status = person == cast.HasLeft ? "离职" : person.Retired ? "退休" : "在职";
        var valid = DemoPapers.ValidityOf(cast, person, today).To;
        return
        [
            person.StaffNumber, name, "居民身份证", number, "", "", person.EthnicGroup, "中国", cast.DepartmentOf(person), "", status,
            person == cast.NotInsured ? "" : "养老、医疗生育、工伤、失业", person.Mobile, person.Address, "416000", "居民户",
            person.Retired ? "其他从业人员" : "专业、技术人员", valid?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "长期",
        ];
    }

    /// <summary>What the list has instead of the name: the last character mistyped.</summary>
    internal static string WrongNameOf(MadeUpPerson person) => person.Name[..^1] + (person.Name.EndsWith('明') ? "民" : "明");
}
