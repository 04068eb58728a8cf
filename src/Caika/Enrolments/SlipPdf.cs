using Caika.Platform;
using Caika.Platform.Documents;
using Caika.Platform.Documents.Fonts;
using Caika.Platform.Documents.Pdf;

namespace Caika.Enrolments;

/// <summary>What stands on one activation slip. The secret exists in clear only here.</summary>
/// <param name="Agent">Masked name of the agent whose slip it is; null for the person's own.</param>
/// <param name="Address">For those who type: <c>https://host/s</c>.</param>
/// <param name="Link">For the camera: the same with number and secret behind <c>#</c>, which no server log sees.</param>
internal sealed record PrintedSlip(
    string MaskedName, string Department, string SlipNo, string Secret, string Address, string Link, string Deadline, string Contact, string? Agent = null);

/// <summary>
/// Activation slips, eight to an A4 sheet, to be cut along the dashes. Set for an eighty-year-old without the reading
/// glasses at hand: texts at 11.5 pt, the code to type at 18 pt.
/// </summary>
internal sealed class SlipPdf(FontBook fonts)
{
    private static readonly TextStyle Title = new(Face.SongBold, 14);
    private static readonly TextStyle Person = new(Face.Kai, 15);
    private static readonly TextStyle Text = new(Face.Song, 11.5);
    private static readonly TextStyle Code = new(Face.Mono, 18);

    public PdfReport Write(Stream output, IEnumerable<PrintedSlip> slips, DateTimeOffset printedAt) =>
        PdfDocument.Write(output, fonts, "社会保障卡信息采集 登录条", printedAt, SlipSheet.Pages(slips, Draw));

    private static void Draw(PdfPage page, Area slip, PrintedSlip content)
    {
        var (x, right, top) = (slip.X + 8, slip.Right - 8, slip.Y);
        const double qr = QrSymbol.SmallestMillimetres;
        var beside = right - x - qr - 4; // what the code leaves to the texts at its left
        page.TextIn(new Area(x, top + 5, right - x, 6.5), content.Agent is null ? "办理社会保障卡 · 登录条" : "办理社会保障卡 · 代办人登录条", Title);
        page.TextIn(new Area(x, top + 12.3, beside, 6.5), content.Agent is { } agent ? $"{agent}　代 {content.MaskedName} 办理" : content.MaskedName, Person, smallest: 9);
        page.TextIn(new Area(x, top + 18.8, beside, 5), content.Department, Text, smallest: 8);
        page.TextAt(x, top + 28, "条号", Text);
        page.TextAt(x + 12, top + 28, Crockford.Group(content.SlipNo, 4), Code);
        page.TextAt(x, top + 36, "口令", Text);
        page.TextAt(x + 12, top + 36, Crockford.Group(content.Secret, 5), Code);
        page.Qr(right - qr, top + 13.5, qr, content.Link);

        const double step = 5.1;
        var line = new Area(x, top + 41, right - x, step);
        page.TextIn(line, "① 用微信或相机扫右上角的方块码；", Text);
        page.TextIn(line with { Y = line.Y + step }, $"　 或在浏览器打开 {content.Address}", Text, smallest: 8);
        var (second, third) = content.Agent is null
            ? ("② 核对姓名，自己设一个密码（本条随即作废）；", $"③ {content.Deadline}前填好信息、拍好照片。")
            : ($"② 设好密码，{content.Deadline}前替本人填表、拍身份证和照片；", "③ 同意、核对提交、签字由本人来做，代办人不能代。");
        page.TextIn(line with { Y = line.Y + 2 * step }, second, Text, smallest: 8);
        page.TextIn(line with { Y = line.Y + 3 * step }, third, Text, smallest: 8);
        page.TextIn(line with { Y = line.Y + 4 * step + 0.4, Height = 10.6 }, $"不会用？请打电话：{content.Contact}", Text with { Face = Face.SongBold }, smallest: 8);
    }
}
