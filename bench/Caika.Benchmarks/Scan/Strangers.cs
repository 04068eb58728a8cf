using System.Security.Cryptography;
using Caika.Confirmations;
using Caika.Demo;
using Caika.Platform.Documents.Fonts;
using Caika.Platform.Documents.Pdf;

namespace Caika.Benchmarks.Scan;

/// <summary>Pages that belong to nobody here: letters, lists with other QR codes, forms of another unit, forged and blank ones.</summary>
internal static class Strangers
{
    internal static IEnumerable<(string Png, string What)> Pages(string folder, List<(string Png, string FormNo)> sources, DemoRandom random, int count)
    {
        var real = sources.Where(s => s.FormNo[0] == 'C').Select(s => s.FormNo).ToList();
        var pages = new List<Action<PdfPage>>();
        var whats = new List<string>();
        for (var i = 0; i < count; i++)
        {
            var (what, page) = (i % 5) switch
            {
                0 => ("foreign: letter", Letter(random)),
                1 => ("foreign: other QR code", Listed($"https://example.org/q/{random.Next():x}", random)),
                2 => ("foreign: form of another unit", Form(FormNumber.Draw(FormKind.ConfirmationForm), random)),
                3 => ("foreign: forged code", Form(random.Pick(real), random)),
                _ => ("foreign: blank", (Action<PdfPage>)(_ => { })),
            };
            whats.Add(what);
            pages.Add(page);
        }
        var pdf = Path.Combine(folder, "strangers.pdf");
        using (var output = File.Create(pdf))
            PdfDocument.Write(output, FontBook.Shared, "strangers", TimeProvider.System.GetUtcNow(), pages);
        return [.. Rendered.Pages(pdf, folder).Zip(whats, (page, what) => (page.Png, what))];
    }

    private static Action<PdfPage> Letter(DemoRandom random)
    {
        var lines = random.Between(8, 30);
        return page =>
        {
            page.TextAt(105, 30, "关于做好有关工作的通知", new TextStyle(Face.SongBold, 18), Align.Centre);
            for (var i = 0; i < lines; i++)
                page.TextAt(28, 45 + i * 7.5, $"{i + 1}．各部门要按照要求，认真核对、及时报送，确保真实、准确、完整。", new TextStyle(Face.Song, 12));
        };
    }

    private static Action<PdfPage> Listed(string qr, DemoRandom random) => new ListPaper
    {
        Title = "固定资产盘点表",
        HeadLines = ["资产处"],
        Facts = [("部门", "后勤处"), ("日期", "9月1日"), ("页数", "1")],
        Columns = [new("序号", 13, Align.Centre), new("名称", 60), new("备注", null)],
        Rows = [.. Enumerable.Range(1, random.Between(5, 25)).Select(i => (IReadOnlyList<string>)[$"{i}", "办公桌", ""])],
        QrText = qr,
        PrintedBy = "资产处",
        PrintedAt = new DateTimeOffset(2026, 9, 1, 9, 0, 0, TimeSpan.FromHours(8)),
    }.Pages()[0];

    // A code made with another key: another unit's form, or a forger's with a number that exists here.
    private static Action<PdfPage> Form(string number, DemoRandom random)
    {
        var hash = SHA256.HashData(BitConverter.GetBytes(random.Next()));
        var form = new FormContent
        {
            Kind = FormKind.ConfirmationForm,
            Title = "社会保障卡个人信息确认表",
            FormNo = number,
            UnitName = "别处大学",
            CampaignTitle = "采集",
            Fields = [.. Enumerable.Range(0, 20).Select(i => new FormField($"F{i}", "项目", $"内容{i}"))],
            QrText = FormCode.Create(hash, FormKind.ConfirmationForm, number, 1, hash).ToString(),
            CheckWord = FormDataHash.CheckWord(hash),
            Declaration = "本人确认以上信息真实、准确。",
            PrintedBy = "别处大学",
            PrintedAt = new DateTimeOffset(2026, 9, 1, 9, 0, 0, TimeSpan.FromHours(8)),
        };
        return page =>
        {
            FormFrame.Draw(page, form);
            ConfirmationLayout.Draw(page, form);
        };
    }
}
