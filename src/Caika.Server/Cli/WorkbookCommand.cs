using System.CommandLine;
using System.Text;
using Caika.Enrolments.Rules;
using Caika.Enrolments.Workbooks;
using Caika.Platform;
using Caika.Platform.Documents.Sheets;
using Caika.Platform.PersonalData;
using Caika.RulePacks;
using Spectre.Console;

namespace Caika.Server.Cli;

/// <summary>
/// Checks a filled-in 《办理人员信息表》 against a roster, without a database: first the form, then every row by the rules of
/// the page. 0 when the form was kept and no row is bad, 1 otherwise, 2 when it was called wrongly.
/// </summary>
internal static class WorkbookCommand
{
    internal static Command Make()
    {
        var file = new Argument<string>("file") { Description = "填好的《办理人员信息表》（.xlsx）" };
        var roster = new Option<string>("--roster") { Description = "生成模板用的名册（xlsx 或 xls）", Required = true };
        var annotated = new Option<string?>("--annotated") { Description = "把标红、带批注的表写到这个文件，原表不动" };
        var json = new Option<bool>("--json") { Description = "先一行说表格形式，再每行人员一行 JSON" };
        var pack = PictureFilesGiven.Pack();
        var check = new Command("check", "核对填好的《办理人员信息表》") { file, roster, annotated, json, pack };
        check.SetAction((parsed, cancel) => Task.FromResult(Run(parsed.GetValue(file)!, parsed.GetValue(roster)!, parsed.GetValue(annotated), parsed.GetValue(json), parsed.GetValue(pack)!, cancel)));
        return new Command("workbook", "《办理人员信息表》工作簿") { check };
    }

    private static int Run(string path, string rosterPath, string? annotated, bool json, string packName, CancellationToken cancel)
    {
        if (PictureFilesGiven.Open(packName) is not { } pack || Bytes(path) is not { } bytes || RosterGiven.Open(rosterPath, pack) is not { } people)
            return 2;
        var reading = ReadForm.Run(new MemoryStream(bytes, writable: false), new FormLayout(pack));
        if (reading.Problem != SheetProblem.None || reading.Mark is null)
        {
            Console.Error.WriteLine(reading.Problem != SheetProblem.None ? reading.Problem.Message() : pack.Say("X01", "这不是用采卡生成的表，请用 caika template 生成。"));
            return 1;
        }
        var context = new RuleContext { Pack = pack, Today = ChinaTime.Today(TimeProvider.System), ForStaff = true };
        var verdicts = new JudgeForm(context, people, reading).Run(cancel);
        if (annotated is not null && !Annotate(annotated, bytes, WorkbookResult.Of(reading, verdicts)))
            return 2;
        Print(reading, verdicts, json);
        return !reading.IsRefused && verdicts.All(v => v.Outcome is FormOutcome.Taken or FormOutcome.Same) ? 0 : 1;
    }

    private static byte[]? Bytes(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception reason) when (reason is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"打不开：{PictureFilesGiven.Masked(path)}");
            return null;
        }
    }

    private static bool Annotate(string path, byte[] bytes, WorkbookResult result)
    {
        if (MarkWorkbook.Run(bytes, AnnotateWorkbook.MarksOf(result, null)) is not { } marked)
        {
            Console.Error.WriteLine("这个文件的格式没法标注，请另存为 .xlsx 再试。");
            return false;
        }
        try
        {
            CliFolder.Write(path, marked);
            return true;
        }
        catch (Exception reason) when (reason is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine("--annotated 的文件不能写。");
            return false;
        }
    }

    private static void Print(FormReading reading, IReadOnlyList<FormVerdict> verdicts, bool json)
    {
        if (json)
        {
            using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false));
            output.WriteLine(WorkbookLine.OfLayout(reading));
            foreach (var verdict in verdicts)
                output.WriteLine(WorkbookLine.Of(reading, verdict));
            return;
        }
        foreach (var note in reading.Notes)
            Console.WriteLine($"{note.Sheet} {note.Cell}：{note.Text}");
        var table = new Table().Border(TableBorder.Minimal).AddColumns("格", "姓名", "问题");
        foreach (var verdict in verdicts.Where(v => v.Outcome is FormOutcome.Bad or FormOutcome.Stale))
        {
            foreach (var finding in verdict.Findings.Where(f => f.IsBad))
                table.AddRow(reading.CellOf(verdict.Row.Number, finding.Column), Markup.Escape(Mask.Name(verdict.Name)), Markup.Escape(AnsweredCell.Say(finding.Message, finding.Fix)));
        }
        if (table.Rows.Count > 0)
            AnsiConsole.Write(table);
        Console.WriteLine(reading.IsRefused ? "表格形式被改过，没有核对人员。"
            : $"共 {verdicts.Count} 行：没有问题 {verdicts.Count(v => v.Outcome == FormOutcome.Taken)} 行，没有改动 {verdicts.Count(v => v.Outcome == FormOutcome.Same)} 行，有问题 {verdicts.Count(v => v.Outcome == FormOutcome.Bad)} 行");
    }
}
