using Caika.Enrolments.Sheets;
using Caika.Platform.Documents.Sheets;
using Caika.RulePacks;

namespace Caika.Enrolments.Workbooks;

/// <summary>Writes 《办理人员信息表》, filled in with what is known.</summary>
internal static class WriteForm
{
    // Drop-downs reach a little further than the people, so that rows may be pasted in.
    private const int RoomForMore = 200;

    private static readonly string[] Help =
    [
        "一人一行，只填白色的格子；灰色的列由系统给出，不用填。带 * 的列必须填写。",
        "请不要增加、删除、移动或改名任何一列，不要合并单元格，不要写公式（通知：不得随意修改表格形式）。",
        "民族、职业等列可以从下拉列表选，也可以填代码。日期写 2014-08-21、2014.8.21、20140821、2014年8月21日 都可以；长期有效的填“长期”。",
        "号码和手机遮住（*）的表：遮住的格子不动，就是不改；要改就填完整的号码。",
        "最后一列“行标识”是隐藏的，请保留：系统用它认出是谁的哪一份。排序、筛选都可以，请整行一起动。",
        "填好后在“人员—信息表工作簿”上传。没有问题的行当场收下，有问题的格子标红退回，改好再传一次就行。",
    ];

    internal static void Run(Stream output, RulePack pack, FormMark mark, IEnumerable<FormPerson> people, bool full)
    {
        var layout = new FormLayout(pack);
        BookWriter.Write(output,
        [
            new BookSheet(FormLayout.DataSheet, [.. FormColumns.All.Select(column => Column(column, layout))], Rows(people, pack, full))
            {
                FrozenColumns = 4,
                RoomForMore = RoomForMore,
                PrintsWide = true,
            },
            new BookSheet(FormLayout.HelpSheet, [new BookColumn($"《办理人员信息表》填写说明（{Whose(mark)}）", 100, Look: CellLook.Wrapped, HeadingLook: CellLook.Title)], Help.Select(line => (string[])[line])),
            new BookSheet(FormLayout.CodeSheet, [.. layout.CodeHeadings.Select(heading => new BookColumn(heading))], layout.CodeRows) { Shown = SheetShown.Hidden },
            new BookSheet(FormLayout.MarkSheet, [new BookColumn("项目"), new BookColumn("内容")], mark.Rows) { Shown = SheetShown.Never },
        ]);
    }

    private static string Whose(FormMark mark) => string.Join(" · ", new[] { mark.CampaignTitle, mark.DepartmentName }.Where(part => part.Length > 0)) is { Length: > 0 } both ? both : "按名册生成";

    private static BookColumn Column(FormColumn column, FormLayout layout)
    {
        var grey = column.Kind != FormColumnKind.Typed;
        return new BookColumn(column.Shown, column.Width, column.Kind == FormColumnKind.Key, grey ? CellLook.Grey : CellLook.Text,
            grey ? CellLook.GreyHeading : column.Needed ? CellLook.NeededHeading : CellLook.Heading, layout.ListOf(column), column.Prompt);
    }

    private static IEnumerable<IReadOnlyList<string>> Rows(IEnumerable<FormPerson> people, RulePack pack, bool full)
    {
        var serial = 0;
        foreach (var person in people)
        {
            serial++;
            var sheet = SheetFields.Of(person.Data);
            yield return [.. FormColumns.All.Select(column => person.Cell(column, sheet, pack, serial, full))];
        }
    }
}
