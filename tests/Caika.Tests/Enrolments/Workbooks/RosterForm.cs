using Caika.Demo;
using Caika.Enrolments.Rules;
using Caika.Enrolments.Workbooks;
using Caika.Platform.Documents.Sheets;
using Caika.RulePacks;
using Caika.Testing;

namespace Caika.Tests.Enrolments.Workbooks;

/// <summary>A form made from a roster of three people, and what judging it says; no database.</summary>
internal static class RosterForm
{
    internal static readonly RulePack Pack = RulePack.Parse(RulePack.ShippedText("hunan-2019"));
    internal static readonly DateOnly Today = new(2026, 9, 10);
    internal static readonly IReadOnlyList<MadeUpPerson> Some = [.. MadeUpPeople.Create(5, 40, Today).Where(p => p.BirthDate.Year is > 1965 and < 1998 && !p.Retired).Take(3)];

    internal static RosterPeople People()
    {
        using var roster = new MemoryStream();
        SheetWriter.Write(roster, "名册", ["工号", "姓名", "证件号码", "部门", "手机号码"], Some.Select((p, i) => (string[])[$"{i + 1:0000}", p.Name, p.IdNumber, "文学院", p.Mobile]));
        roster.Position = 0;
        return RosterPeople.Read(roster, Pack, Today).People;
    }

    internal static byte[] Make(RosterPeople? people = null)
    {
        using var workbook = new MemoryStream();
        var mark = new FormMark { DepartmentName = "文学院", Layout = new FormLayout(Pack).Digest, MadeAt = new(2026, 9, 10, 0, 0, 0, TimeSpan.Zero) };
        WriteForm.Run(workbook, Pack, mark, (people ?? People()).All, full: true);
        return workbook.ToArray();
    }

    /// <summary>A form with every row filled in rightly.</summary>
    internal static TestForm Filled()
    {
        var form = new TestForm(Make());
        for (var row = 2; row <= Some.Count + 1; row++)
        {
            foreach (var (heading, text) in (ReadOnlySpan<(string, string)>)
                [("民族", "汉族"), ("国籍", "中国"), ("证件有效期起", "2014-08-21"), ("证件有效期止", "2034-08-21"), ("职业", "办事人员"), ("通讯地址", "吉首市人民南路 120 号 6 栋 302 室")])
            {
                form[row, heading] = text;
            }
        }
        return form;
    }

    internal static FormReading Read(byte[] workbook) => ReadForm.Run(new MemoryStream(workbook), new FormLayout(Pack));

    internal static IReadOnlyList<FormVerdict> Judge(FormReading reading) =>
        new JudgeForm(new RuleContext { Pack = Pack, Today = Today, UnitName = "青禾大学", ForStaff = true }, People(), reading).Run(default);
}
