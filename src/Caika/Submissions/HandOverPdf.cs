using System.Globalization;
using Caika.Platform.Documents.Fonts;
using Caika.Platform.Documents.Pdf;

namespace Caika.Submissions;

/// <summary>One department's share of a hand-over.</summary>
internal sealed record HandOverDepartment(string Name, int People, int InformationSheets, int ConfirmationForms, string Remark = "");

/// <param name="AuditHead">Head hash of the trail: printed and signed, it proves later that no end was cut off.</param>
/// <param name="SealFingerprint">The key the package is sealed with, to compare by telephone.</param>
internal sealed record HandOverList(
    string UnitName, string UnitNo, string Receiver, string ListNo, string PackageName, int Files, string AuditHead, string SealFingerprint,
    IReadOnlyList<HandOverDepartment> Departments, IReadOnlyList<string> FormNumbers, string PrintedBy, DateTimeOffset PrintedAt);

/// <summary>移交清单: what a submission consists of on paper, with counts a clerk can check by hand.</summary>
internal sealed class HandOverPdf(FontBook fonts)
{
    private const int FormsPerRow = 7;

    private static readonly TextStyle Mono = new(Face.Mono, 9.5);
    private static readonly TextStyle Text = new(Face.Song, 10);

    public PdfReport Write(Stream output, HandOverList list) =>
        PdfDocument.Write(output, fonts, "移交清单", list.PrintedAt, [.. Summary(list).Pages(), .. Forms(list).Pages()]);

    private static ListPaper Summary(HandOverList list)
    {
        var rows = list.Departments.Select((department, i) => (IReadOnlyList<string>)
            [Number(i + 1), department.Name, Number(department.People), Number(department.InformationSheets), Number(department.ConfirmationForms), department.Remark])
            .ToList();
        rows.Add(["", "合计", Number(list.Departments.Sum(d => d.People)), Number(list.Departments.Sum(d => d.InformationSheets)),
            Number(list.Departments.Sum(d => d.ConfirmationForms)), ""]);
        return Frame(list, "社会保障卡采集材料移交清单") with
        {
            Columns =
            [
                new("序号", 13, Align.Centre), new("部门", 62), new("人数", 18, Align.Centre), new("信息表", 18, Align.Centre),
                new("确认表", 18, Align.Centre), new("备注", null),
            ],
            Rows = rows,
            ClosingHeight = 62,
            Closing = (page, area) => Close(page, area, list),
        };
    }

    private static ListPaper Forms(HandOverList list) => Frame(list, "移交清单附页：表单编号") with
    {
        Columns = [.. Enumerable.Range(0, FormsPerRow).Select(_ => new ListColumn("表单编号", null, Align.Centre, Mono))],
        Rows = [.. list.FormNumbers.Chunk(FormsPerRow).Select(row =>
            (IReadOnlyList<string>)[.. row, .. Enumerable.Repeat("", FormsPerRow - row.Length)])],
    };

    private static ListPaper Frame(HandOverList list, string title) => new()
    {
        Title = title,
        HeadLines = [$"单位编号：{list.UnitNo}", $"清单编号：{list.ListNo}"],
        Facts =
        [
            ("移交单位", list.UnitName), ("文件数", Number(list.Files)), ("表单数", Number(list.FormNumbers.Count)),
            ("接收单位", list.Receiver), ("部门数", Number(list.Departments.Count)), ("人数", Number(list.Departments.Sum(d => d.People))),
        ],
        Columns = [],
        Rows = [],
        PrintedBy = list.PrintedBy,
        PrintedAt = list.PrintedAt,
    };

    private static void Close(PdfPage page, Area area, HandOverList list)
    {
        var x = area.X + 3;
        page.TextAt(x, area.Y + 5, $"数据包：{list.PackageName}", Text);
        page.TextAt(x, area.Y + 10.5, "封签指纹：", Text);
        page.TextAt(x + 19, area.Y + 10.5, list.SealFingerprint, Mono);
        page.TextAt(x, area.Y + 16, "留痕校验：", Text);
        var hash = list.AuditHead.Length > 32 ? new[] { list.AuditHead[..32], list.AuditHead[32..] } : [list.AuditHead];
        for (var i = 0; i < hash.Length; i++)
            page.TextAt(x + 19, area.Y + 16 + 4.6 * i, Spaced(hash[i]), Mono);
        page.Paragraph(x, area.Y + 24.5, 110, "　　以上材料已按清单清点，数量相符，移交接收双方签字为据。", Text);
        PaperFrame.Blank(page, x, area.Y + 38, "移交人签字：", 34, Text);
        PaperFrame.Blank(page, x + 58, area.Y + 38, "接收人签字：", 34, Text);
        PaperFrame.DateBlank(page, x, area.Y + 50, Text);
        PaperFrame.Stamp(page, area.Right - 26, area.Bottom - 24, 42, "单位公章");
    }

    private static string Spaced(string hash) => string.Join(' ', hash.Chunk(4).Select(group => new string(group)));

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
