using Caika.Platform.Documents.Fonts;
using Caika.Platform.Documents.Pdf;

namespace Caika.Cards;

/// <summary>What tells a person that the card is there; the name comes masked, there is no number on it.</summary>
/// <param name="Where">Whom to ask for it in the department.</param>
/// <param name="Box">Where it lies; empty when nobody said.</param>
internal sealed record PickupSlip(string MaskedName, string Department, string Where, string Box, string Contact);

/// <summary>领卡条: tells where to fetch the card, what to bring and what to do with it (notice 三(二)4).</summary>
internal sealed class PickupSlipPdf(FontBook fonts)
{
    private static readonly TextStyle Title = new(Face.SongBold, 14);
    private static readonly TextStyle Person = new(Face.Kai, 15);
    private static readonly TextStyle Text = new(Face.Song, 11.5);

    public PdfReport Write(Stream output, IEnumerable<PickupSlip> slips, DateTimeOffset printedAt) =>
        PdfDocument.Write(output, fonts, "社会保障卡 领卡条", printedAt, SlipSheet.Pages(slips, Draw));

    private static void Draw(PdfPage page, Area slip, PickupSlip content)
    {
        var (x, width) = (slip.X + 8, slip.Width - 16);
        page.TextIn(new Area(x, slip.Y + 5, width, 6.5), "您的社会保障卡到了 · 领卡条", Title);
        page.Line(x, slip.Y + 12.6, x + width, slip.Y + 12.6, 0.25);
        page.TextIn(new Area(x, slip.Y + 14.5, 38, 6.5), content.MaskedName, Person);
        page.TextIn(new Area(x + 38, slip.Y + 14.5, width - 38, 6.5), content.Department, Text, Align.Right, smallest: 8);
        if (content.Box.Length > 0)
            page.TextIn(new Area(x, slip.Y + 21.5, width, 5), $"箱位：{content.Box}", Text, Align.Right, smallest: 8);
        const double step = 5.2;
        var where = $"① 请带身份证原件，到{content.Where}处领卡；";
        var rows = page.Width(where, Text) <= width ? 1 : 2;
        var line = new Area(x, slip.Y + 27.5, width, step);
        page.TextIn(line with { Height = rows * step }, where, Text, smallest: 8);
        line = line with { Y = line.Y + rows * step };
        page.TextIn(line, "② 当面核对卡上的姓名，在签收表上亲笔签字；", Text, smallest: 8);
        page.TextIn(line with { Y = line.Y + step }, "③ 请人代领的，代领人要带双方身份证；", Text, smallest: 8);
        page.TextIn(line with { Y = line.Y + 2 * step }, "④ 社保、银行两项功能要由本人分别启用。", Text, smallest: 8);
        page.TextIn(line with { Y = line.Y + 3 * step + 1.5 }, "卡的密码请本人设置，不要告诉任何人。", Text, smallest: 8);
        page.TextIn(line with { Y = line.Y + 4 * step + 2, Height = 10.6 }, $"有疑问请打电话：{content.Contact}", Text with { Face = Face.SongBold }, smallest: 8);
    }
}
