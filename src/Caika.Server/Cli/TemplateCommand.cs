using System.CommandLine;
using Caika.Enrolments.Workbooks;

namespace Caika.Server.Cli;

/// <summary>Makes 《办理人员信息表》 from a roster, without a database. 0 done, 2 when it was called wrongly.</summary>
internal static class TemplateCommand
{
    internal static Command Make()
    {
        var roster = new Argument<string>("roster") { Description = "名册（xlsx 或 xls，要有“姓名”“证件号码”两列）" };
        var to = new Option<string>("--out") { Description = "写到这个文件（.xlsx）", Required = true };
        var department = new Option<string?>("--department") { Description = "只要这个部门的人" };
        var masked = new Option<bool>("--masked") { Description = "证件号码、手机和邮箱遮住" };
        var pack = PictureFilesGiven.Pack();
        var command = new Command("template", "由名册生成《办理人员信息表》") { roster, to, department, masked, pack };
        command.SetAction(parsed => Run(parsed.GetValue(roster)!, parsed.GetValue(to)!, parsed.GetValue(department), parsed.GetValue(masked), parsed.GetValue(pack)!));
        return command;
    }

    private static int Run(string rosterPath, string path, string? department, bool masked, string packName)
    {
        if (PictureFilesGiven.Open(packName) is not { } pack || RosterGiven.Open(rosterPath, pack) is not { } roster)
            return 2;
        var people = roster.All.Where(person => department is null || person.Department == department).ToList();
        if (people.Count == 0)
        {
            Console.Error.WriteLine("名册里没有这个部门的人。");
            return 2;
        }
        var mark = new FormMark { DepartmentName = department ?? "", Layout = new FormLayout(pack).Digest, MadeAt = TimeProvider.System.GetUtcNow() };
        using var workbook = new MemoryStream();
        WriteForm.Run(workbook, pack, mark, people, full: !masked);
        try
        {
            CliFolder.Write(path, workbook.GetBuffer().AsSpan(0, (int)workbook.Length));
        }
        catch (Exception reason) when (reason is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine("--out 的文件不能写。");
            return 2;
        }
        Console.WriteLine($"{people.Count} 人，写到 {path}。");
        return 0;
    }
}
