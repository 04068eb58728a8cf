using Caika.Platform.Documents;
using Caika.Platform.Documents.Fonts;
using Caika.Platform.Documents.Pdf;

namespace Caika.Enrolments;

/// <summary>What stands on one activation slip. The secret exists in clear only here.</summary>
/// <param name="Address">For those who type: <c>https://host/s</c>.</param>
/// <param name="Link">For the camera: the same with number and secret behind <c>#</c>, which no server log sees.</param>
internal sealed record Slip(
    string MaskedName, string Department, string SlipNo, string Secret, string Address, string Link, string Deadline, string Contact);

/// <summary>
/// Activation slips, eight to an A4 sheet, to be cut along the dashes. Set for an eighty-year-old without the reading
/// glasses at hand: nothing below 10 pt, the code to type at 17 pt.
/// </summary>
internal sealed class SlipPdf(FontBook fonts)
{
    private const int PerPage = 8;
    private const double Width = PdfDocument.Width / 2;
    private const double Height = PdfDocument.Height / 4;

    private static readonly TextStyle Title = new(Face.SongBold, 13);
    private static readonly TextStyle Person = new(Face.Kai, 14);
    private static readonly TextStyle Text = new(Face.Song, 10);
    private static readonly TextStyle Code = new(Face.Mono, 17);
    private static readonly TextStyle Caption = new(Face.Song, 10);

    public PdfReport Write(Stream output, IEnumerable<Slip> slips, DateTimeOffset printedAt)
    {
        var pages = slips.Chunk(PerPage).Select(sheet => (Action<PdfPage>)(page => Sheet(page, sheet))).ToList();
        return PdfDocument.Write(output, fonts, "社会保障卡信息采集 登录条", printedAt, pages);
    }

    private static void Sheet(PdfPage page, Slip[] sheet)
    {
        for (var i = 0; i < sheet.Length; i++)
            Draw(page, new Area(i % 2 * Width, i / 2 * Height, Width, Height), sheet[i]);
        page.Dashes(Width, 0, Width, PdfDocument.Height);
        for (var row = 1; row < PerPage / 2; row++)
            page.Dashes(0, row * Height, PdfDocument.Width, row * Height);
    }

    private static void Draw(PdfPage page, Area slip, Slip content)
    {
        var (x, right, top) = (slip.X + 8, slip.Right - 8, slip.Y);
        const double qr = QrSymbol.SmallestMillimetres;
        page.TextIn(new Area(x, top + 6.5, right - x, 6), "办理社会保障卡 · 登录条", Title);
        page.TextIn(new Area(x, top + 14, right - x - qr - 4, 6.5), content.MaskedName, Person);
        page.TextIn(new Area(x, top + 20.5, right - x - qr - 4, 5), content.Department, Text, smallest: 8);
        page.TextAt(x, top + 29, "条号", Caption);
        page.Text(x + 11, top + 30.8, Crockford.Grouped(content.SlipNo, 4), Code);
        page.TextAt(x, top + 37.5, "口令", Caption);
        page.Text(x + 11, top + 39.3, Crockford.Grouped(content.Secret, 5), Code);
        page.Qr(right - qr, top + 15, qr, content.Link);

        var y = top + 45.5;
        page.TextIn(new Area(x, y, right - x, 4.6), "① 用微信或相机扫右上角的方块码；", Text);
        page.TextIn(new Area(x, y + 4.8, right - x, 4.6), $"　 或在浏览器打开 {content.Address}", Text, smallest: 8);
        page.TextIn(new Area(x, y + 9.6, right - x, 4.6), "② 核对姓名，自己设一个密码（本条随即作废）；", Text);
        page.TextIn(new Area(x, y + 14.4, right - x, 4.6), $"③ {content.Deadline}前填好信息、拍好照片。", Text);
        page.TextIn(new Area(x, y + 20, right - x, 4.6), $"不会用？请打电话：{content.Contact}", Text with { Face = Face.SongBold }, smallest: 8);
    }
}
