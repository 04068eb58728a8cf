using Caika.Platform.Documents.Fonts;
using Caika.Platform.Documents.Pdf;

namespace Caika.Confirmations;

/// <summary>
/// 《社保卡办理人员信息表》 (notice 三(二)1): what is known is printed, the rest is written by hand by people who use no
/// telephone.
/// </summary>
internal static class InformationLayout
{
    private const double Top = 46;
    private const double Bottom = FormStyle.TableBottom;
    private const double Agent = 17.5;
    private const double Declaration = 39; // with a stamp six more

    public static void Draw(PdfPage page, FormContent form)
    {
        page.TextAt(FormStyle.Margin, Top - 4, "请用黑色签字笔填写。已经印好的内容请核对，有误的在旁边写明；空白处请填写完整。", FormStyle.Small.At(9.5));
        var stamp = form.StampBox ? 6 : 0;
        var room = Bottom - Top - Agent - Declaration - stamp;
        var row = room / (FieldGrid.Rows(form.Fields) + 1);
        var y = FieldGrid.Draw(page, Top, row, form, EmptyPhoto);
        y = SignForAgent(page, y);
        y = Attached(page, y, row);
        y = Declare(page, y, Declaration + stamp, form);
        page.Box(new Area(FormStyle.Margin, Top, FormStyle.TableWidth, y - Top), FormStyle.Outer);
    }

    private static void EmptyPhoto(PdfPage page, Area cell)
    {
        page.TextAt(cell.CentreX, cell.CentreY - 6, "一寸电子照片", FormStyle.Value with { Face = Face.Song, Grey = 0.27 }, Align.Centre);
        page.TextAt(cell.CentreX, cell.CentreY, "白底彩色，无边框", FormStyle.Hint, Align.Centre);
        page.TextAt(cell.CentreX, cell.CentreY + 5.5, "另行采集", FormStyle.Hint, Align.Centre);
    }

    private static double SignForAgent(PdfPage page, double y)
    {
        var area = Labelled(page, y, Agent, "代 办 人");
        var (first, second) = (y + 5.2, y + 12.7);
        PaperFrame.Blank(page, area.X + 1.6, first, "姓名：", 24, FormStyle.Label);
        PaperFrame.Blank(page, area.X + 48, first, "关系：", 16, FormStyle.Label);
        PaperFrame.Blank(page, area.X + 85, first, "证件号码：", 47, FormStyle.Label);
        PaperFrame.Blank(page, area.X + 1.6, second, "电话：", 34, FormStyle.Label);
        page.TickBox(area.X + 85.3, second, 3.1, false);
        page.TextAt(area.X + 89, second, "已附授权委托书", FormStyle.Label);
        return area.Bottom;
    }

    private static double Attached(PdfPage page, double y, double height)
    {
        var area = Labelled(page, y, height, "随表材料");
        FieldCell.Draw(page, area, new FormField(
            "Attached", "随表材料", "", true, "□身份证原件已拍国徽面（A）　□已拍人像面（B）　□电子照片　□需要上门办理"));
        return area.Bottom;
    }

    private static double Declare(PdfPage page, double y, double height, FormContent form)
    {
        var inside = new Area(FormStyle.Margin + 2, y + 1.5, FormStyle.TableWidth - 4, 13);
        page.TextIn(inside, "　　" + form.Declaration, FormStyle.Text, leading: 1.6);
        var line = FormPlaces.SignRow(FormKind.InformationSheet);
        PaperFrame.Blank(page, inside.X + 7.4, line, "本人签字：", 46, FormStyle.Label);
        if (form.StampBox)
            PaperFrame.Blank(page, inside.X + 7.4, line - 13, "经办人签字：", 42.4, FormStyle.Label);
        PaperFrame.DateBlank(page, FormPlaces.DateX(FormKind.InformationSheet), line, FormStyle.Label);
        page.TextAt(inside.X, y + height - 4, "须由本人签字，不得代签。", FormStyle.Small);
        if (form.StampBox)
            PaperFrame.Stamp(page, inside.Right - 18, y + height - 16, 28, "部门公章");
        return y + height;
    }

    private static Area Labelled(PdfPage page, double y, double height, string label)
    {
        FieldGrid.Label(page, new Area(FormStyle.Margin, y, 22, height), label);
        page.Line(FormStyle.Margin, y + height, FormStyle.TableRight, y + height);
        return new Area(FormStyle.Margin + 22, y, FormStyle.TableWidth - 22, height);
    }
}
