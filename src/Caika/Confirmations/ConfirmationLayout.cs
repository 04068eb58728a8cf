using Caika.Platform.Documents.Fonts;
using Caika.Platform.Documents.Pdf;

namespace Caika.Confirmations;

/// <summary>《社会保障卡个人信息确认表》 (notice 三(二)3): the data, the declaration, three places to sign.</summary>
internal static class ConfirmationLayout
{
    private const double Top = 40.5;
    private const double Bottom = FormStyle.TableBottom;
    private const double Thumbnails = 33;
    private const double Declaration = 35;
    private const double Agent = 9.6;
    private const double Unit = 40;

    public static void Draw(PdfPage page, FormContent form)
    {
        var pictures = form.EmblemThumbnail is null && form.PortraitThumbnail is null ? 0 : Thumbnails;
        // The rows take all the room there is, so that the places to sign are the same on every form: the scanner looks there.
        var row = (Bottom - Top - Unit - Declaration - Agent - pictures) / FieldGrid.Rows(form.Fields);

        var y = FieldGrid.Draw(page, Top, row, form, (paper, cell) =>
            paper.TextAt(cell.CentreX, cell.CentreY, "照片", FormStyle.Hint, Align.Centre));
        if (pictures > 0)
            y = IdCards(page, y, form);
        y = Declare(page, y, form);
        y = SignForAgent(page, y);
        y = UnitCheck(page, y, Unit, form.StampBox);
        page.Box(new Area(FormStyle.Margin, Top, FormStyle.TableWidth, y - Top), FormStyle.Outer);
    }

    private static double IdCards(PdfPage page, double y, FormContent form)
    {
        var area = Labelled(page, y, Thumbnails, "身份证件\n影 印 件");
        const double width = 46, height = 29, gap = 8;
        var left = new Area(area.CentreX - width - gap / 2, area.CentreY - height / 2, width, height);
        if (form.EmblemThumbnail is { } emblem)
            page.Jpeg(left, emblem);
        if (form.PortraitThumbnail is { } portrait)
            page.Jpeg(left with { X = left.Right + gap }, portrait);
        // domain practice: a copy says what it may be used for
        page.Turned(-8, area.CentreX, area.CentreY, () =>
            page.TextAt(area.CentreX, area.CentreY, "仅用于社会保障卡办理", new TextStyle(Face.Song, 13, 0.31), Align.Centre));
        return area.Bottom;
    }

    private static double Declare(PdfPage page, double y, FormContent form)
    {
        var inside = new Area(FormStyle.Margin + 2, y + 1.2, FormStyle.TableWidth - 4, Declaration - 2.4);
        page.TextIn(inside with { Height = 12.5 }, "　　" + form.Declaration, FormStyle.Text, leading: 1.6);
        var line = FormPlaces.SignRow(FormKind.ConfirmationForm);
        PaperFrame.Blank(page, inside.X + 7.4, line, "本人签字：", 46, FormStyle.Label);
        PaperFrame.DateBlank(page, FormPlaces.DateX(FormKind.ConfirmationForm), line, FormStyle.Label);
        page.TextAt(inside.X, y + Declaration - 4, "须由本人签字，不得代签。因身体原因由家属代办的，请家属在下一栏签字，并附授权委托书。", FormStyle.Small);
        page.Line(FormStyle.Margin, y + Declaration, FormStyle.TableRight, y + Declaration);
        return y + Declaration;
    }

    private static double SignForAgent(PdfPage page, double y)
    {
        var area = Labelled(page, y, Agent, "代办人");
        PaperFrame.Blank(page, area.X + 1.6, area.CentreY, "签字：", 32, FormStyle.Label);
        PaperFrame.Blank(page, area.X + 57, area.CentreY, "与本人关系：", 22, FormStyle.Label);
        PaperFrame.Blank(page, area.X + 113, area.CentreY, "日期：", 26, FormStyle.Label);
        return area.Bottom;
    }

    private static double UnitCheck(PdfPage page, double y, double height, bool stamp)
    {
        var area = Labelled(page, y, height, "单位核对", last: true);
        var middle = area.CentreY;
        page.TextAt(area.X + 3, middle - 10, "经单位核对，以上信息与档案一致。", FormStyle.Value with { Face = Face.Song });
        PaperFrame.Blank(page, area.X + 3, middle + 1, "经办人签字：", 40, FormStyle.Label);
        PaperFrame.DateBlank(page, area.X + 3, middle + 10.5, FormStyle.Label);
        if (stamp)
            PaperFrame.Stamp(page, area.Right - 24, middle, 37, "单位公章");
        return area.Bottom;
    }

    private static Area Labelled(PdfPage page, double y, double height, string label, bool last = false)
    {
        FieldGrid.Label(page, new Area(FormStyle.Margin, y, 22, height), label);
        if (!last)
            page.Line(FormStyle.Margin, y + height, FormStyle.TableRight, y + height);
        return new Area(FormStyle.Margin + 22, y, FormStyle.TableWidth - 22, height);
    }
}
