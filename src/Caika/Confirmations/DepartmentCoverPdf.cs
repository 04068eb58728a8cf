using System.Globalization;
using Caika.Platform.Documents.Fonts;
using Caika.Platform.Documents.Pdf;
using Caika.RulePacks;

namespace Caika.Confirmations;

/// <summary>One person of a department and whether the two papers are in; the number comes masked.</summary>
internal sealed record CoverLine(string Name, string StaffNo, string MaskedIdNumber, bool InformationSheet, bool ConfirmationForm, string Remark = "");

internal sealed record DepartmentCover(
    string UnitNo, string CoverNo, string Department, string Campus, string Clerk, int Expected, IReadOnlyList<CoverLine> Lines,
    Func<int, int, string> QrOfPage, string CheckWord, string PrintedBy, DateTimeOffset PrintedAt, CoverText Text);

/// <summary>The sheet on top of a department's papers, with the stamp the notice asks for (notice 三(二)1).</summary>
internal sealed class DepartmentCoverPdf(FontBook fonts)
{
    private static readonly TextStyle Text = new(Face.Song, 10);
    private static readonly TextStyle Remark = new(Face.Song, 9);

    public PdfReport Write(Stream output, IEnumerable<DepartmentCover> covers)
    {
        var all = covers.ToList();
        return PdfDocument.Write(output, fonts, "社会保障卡信息采集汇总表", all.Select(list => list.PrintedAt).FirstOrDefault(), [.. all.SelectMany(Pages)]);
    }

    internal static IReadOnlyList<Action<PdfPage>> Pages(DepartmentCover cover) => Paper(cover).Pages();

    private static ListPaper Paper(DepartmentCover cover) => new()
    {
        Title = cover.Text.Title,
        HeadLines = [$"单位编号：{cover.UnitNo}", $"封面编号：{cover.CoverNo}"],
        QrOfPage = cover.QrOfPage,
        CheckWord = cover.CheckWord,
        Facts =
        [
            ("部门", cover.Department), ("校区", cover.Campus), ("经办人", cover.Clerk),
            ("本次上交", $"信息表 {cover.Lines.Count(line => line.InformationSheet)}，确认表 {cover.Lines.Count(line => line.ConfirmationForm)}"),
            ("应交人数", Number(cover.Expected)),
            ("还差人数", Number(cover.Expected - cover.Lines.Count(line => line is { InformationSheet: true, ConfirmationForm: true }))),
        ],
        Columns =
        [
            new("序号", 13, Align.Centre), new("姓名", 26), new("工号", 22, Align.Centre), new("证件号码", 44, Align.Centre),
            new("信息表", 17), new("确认表", 17), new("备注", null, Align.Left, Remark),
        ],
        Rows = [.. cover.Lines.Select((line, i) => (IReadOnlyList<string>)
            [Number(i + 1), line.Name, line.StaffNo, line.MaskedIdNumber, Box(line.InformationSheet), Box(line.ConfirmationForm), line.Remark])],
        RowStep = 5.9, // 25 people and the stamp on one page
        PrintedBy = cover.PrintedBy,
        PrintedAt = cover.PrintedAt,
        ClosingHeight = 49,
        Closing = (page, area) => Close(page, area, cover.Text.Declaration),
    };

    private static void Close(PdfPage page, Area area, string declaration)
    {
        var x = area.X + 4;
        page.Paragraph(x, area.Y + 2.5, 116, "　　" + declaration, Text);
        PaperFrame.Blank(page, x, area.Y + 23, "经办人签字：", 40, Text);
        PaperFrame.Blank(page, x, area.Y + 33, "部门负责人签字：", 34, Text);
        PaperFrame.DateBlank(page, x, area.Y + 43, Text);
        PaperFrame.Stamp(page, area.Right - 28, area.CentreY, 44, "部门公章");
    }

    private static string Box(bool ticked) => ticked ? ListPaper.Ticked : ListPaper.Open;

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
