using System.Globalization;
using Caika.Platform.Documents.Fonts;
using Caika.Platform.Documents.Pdf;

namespace Caika.Cards;

/// <summary>One card to hand out; both numbers come masked.</summary>
internal sealed record HandOutLine(string Name, string StaffNo, string MaskedIdNumber, string MaskedCardNo, string BoxPosition = "");

internal sealed record HandOut(
    string UnitName, string Department, string Clerk, string ListNo, IReadOnlyList<HandOutLine> Lines, string PrintedBy, DateTimeOffset PrintedAt);

/// <summary>领卡签收表: a department's cards, a line each, tall enough to sign in.</summary>
internal sealed class HandOutPdf(FontBook fonts)
{
    private static readonly TextStyle Text = new(Face.Song, 10);

    public PdfReport Write(Stream output, IEnumerable<HandOut> lists)
    {
        var all = lists.ToList();
        return PdfDocument.Write(output, fonts, "社会保障卡领卡签收表", all.Select(list => list.PrintedAt).FirstOrDefault(), [.. all.SelectMany(list => Paper(list).Pages())]);
    }

    private static ListPaper Paper(HandOut list) => new()
    {
        Title = "社会保障卡领卡签收表",
        HeadLines = [list.UnitName, $"清单编号：{list.ListNo}"],
        Facts =
        [
            ("部门", list.Department), ("经办人", list.Clerk), ("张数", list.Lines.Count.ToString(CultureInfo.InvariantCulture)),
        ],
        Columns =
        [
            new("序号", 12, Align.Centre), new("姓名", 26), new("工号", 19, Align.Centre), new("证件号码", 40, Align.Centre),
            new("社保卡号", 24, Align.Centre), new("箱位", 17, Align.Centre), new("领卡人签字、日期", null),
        ],
        Rows = [.. list.Lines.Select((line, i) => (IReadOnlyList<string>)
            [(i + 1).ToString(CultureInfo.InvariantCulture), line.Name, line.StaffNo, line.MaskedIdNumber, line.MaskedCardNo, line.BoxPosition, ""])],
        RowStep = 10,
        PrintedBy = list.PrintedBy,
        PrintedAt = list.PrintedAt,
        ClosingHeight = 23,
        Closing = Close,
    };

    private static void Close(PdfPage page, Area area)
    {
        var x = area.X + 3;
        page.Paragraph(x, area.Y + 1.5, area.Width - 6, "　　卡由本人核对姓名后签收；代领的，请在签字处写明代领人姓名和关系，并附双方证件。两项功能须由本人分别启用：社保功能向社保机构，金融功能持本人证件到银行。", Text, 1.5);
        PaperFrame.Blank(page, x, area.Bottom - 4.5, "经办人签字：", 40, Text);
        PaperFrame.DateBlank(page, x + 110, area.Bottom - 4.5, Text);
    }
}
