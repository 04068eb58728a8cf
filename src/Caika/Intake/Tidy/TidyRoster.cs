using Caika.Enrolments.Roster;
using Caika.Enrolments.Rules;
using Caika.Intake.Names;
using Caika.Platform.Documents.Sheets;
using Caika.Platform.PersonalData;

namespace Caika.Intake.Tidy;

/// <summary>The people of a roster workbook, without a database; rows that cannot be used are said, not dropped.</summary>
internal static class TidyRoster
{
    internal static (IReadOnlyList<RosterPerson> People, IReadOnlyList<string> Notes, string? Fault) Read(Stream workbook)
    {
        var people = new List<RosterPerson>();
        var notes = new List<string>();
        var outcome = SheetReader.Read(workbook, new([.. RosterColumns.People.Select(column => column with { Required = column.Name is "姓名" or "证件号码" })]), row =>
        {
            var (name, cell) = (Normalised.Name(row[RosterColumns.FullName].Text), row[RosterColumns.IdNumber]);
            var number = Normalised.Number(cell.Text);
            if (number.Length == 0 || name.Length == 0)
                notes.Add($"名册第 {row.Number} 行缺少{(name.Length == 0 ? "姓名" : "证件号码")}，这个人的文件对不上。");
            else if (cell.Kind == SheetCellKind.Number && number.Length > 15 || number.Contains("E+", StringComparison.Ordinal))
                notes.Add($"名册第 {row.Number} 行（{Mask.Name(name)}）的证件号码被 Excel 转成了数值，请改成文本后重试。");
            else
                people.Add(new(row.Number, name, number, row[RosterColumns.StaffNo].Text.Trim(), row[RosterColumns.Department].Text.Trim()));
        });
        foreach (var twice in people.GroupBy(person => person.IdNumber).Where(same => same.Count() > 1))
            notes.Add($"名册第 {string.Join('、', twice.Select(p => p.Row))} 行证件号码重复，这些人的文件对不上，请先更正。");
        return (people, notes, outcome.IsRead ? null : outcome.Message);
    }
}
