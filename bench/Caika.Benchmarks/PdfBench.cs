using System.Diagnostics;
using System.Globalization;
using Caika.Confirmations;
using Caika.Platform.Documents.Fonts;
using Caika.Platform.Documents.Pdf;
using SkiaSharp;

namespace Caika.Benchmarks;

/// <summary>
/// Confirmation forms of different people as PDF on one thread, and the same form printed by a headless browser in the
/// same run, for scale.
/// </summary>
internal static class PdfBench
{
    private const int BrowserPages = 500;
    private static readonly byte[] Key = new byte[32];
    private static readonly DateTimeOffset At = new(2026, 9, 14, 15, 20, 0, TimeSpan.FromHours(8));

    public static int Run(string[] args)
    {
        var count = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 1000;
        var folder = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "pdf-bench"));
        var photos = Enumerable.Range(0, count).Select(Portrait).ToArray();
        Console.WriteLine($"photos: {photos.Length} distinct, {photos.Average(photo => photo.Length):F0} bytes each");

        Singles(photos);
        Batches(folder.FullName, photos, count);
        if (!args.Contains("--no-browser"))
            BrowserPrint.Run(folder.FullName, photos.Take(BrowserPages).ToArray(), Form);
        folder.Delete(recursive: true);
        return 0;
    }

    private static void Singles(byte[][] photos)
    {
        var printer = new FormPdf(FontBook.Shared);
        var times = new List<double>();
        long bytes = 0;
        for (var i = 0; i < 60; i++)
        {
            using var output = new MemoryStream();
            var start = Stopwatch.GetTimestamp();
            printer.Write(output, [Form(i, photos[i % photos.Length])]);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            bytes = output.Length;
        }
        Console.WriteLine($"single form: first {times[0]:F0} ms; then median {Median(times.Skip(10)):F2} ms, worst {times.Skip(10).Max():F1} ms; {bytes:N0} bytes");
    }

    private static void Batches(string folder, byte[][] photos, int count)
    {
        foreach (var pages in new[] { Math.Max(1, count / 4), count, count })
        {
            var path = Path.Combine(folder, "forms.pdf");
            GC.Collect();
            var before = Resident();
            var start = Stopwatch.GetTimestamp();
            PdfReport report;
            using (var output = File.Create(path))
                report = new FormPdf(FontBook.Shared).Write(output, Enumerable.Range(0, pages).Select(i => Form(i, photos[i])));
            var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
            var size = new FileInfo(path).Length;
            Console.WriteLine(
                $"run of {pages}: {seconds:F2} s, {pages / seconds:F0} pages/s, {size / 1e6:F1} MB, {size / pages:N0} bytes a page; "
                + $"resident {before:F0} -> {Resident():F0} MB; clean {report.IsClean}");
        }
    }

    internal static FormContent Form(int i, byte[] photo)
    {
        FormField[] fields =
        [
            new("FullName", "姓名", People.Name(i)), new("Sex", "性别", i % 2 == 0 ? "女" : "男"),
            new("EthnicGroup", "民族", i % 3 == 0 ? "土家族" : "汉族"), new("BirthDate", "出生日期", $"19{50 + i % 50}年{1 + i % 12}月{1 + i % 28}日"),
            new("Nationality", "国籍", "中国"), new("IdDocumentType", "证件类型", "居民身份证"),
            new("IdNumber", "证件号码", $"4399011954{i:D8}", Wide: true),
            new("IdValidity", "有效期限", "2014.08.21—长期"), new("IdIssuer", "签发机关", "临江市公安局南山分局"),
            new("PersonnelStatus", "人员状态", "退休"), new("Occupation", "职业", "其他从业人员"),
            new("InsuranceTypes", "参保险种", "机关养老、职工医疗"), new("StaffNo", "工号", $"{1_978_021 + i}"),
            new("Mobile", "手机号码", $"139{i:D8}"), new("Landline", "固定电话", "—"),
            new("ContactAddress", "通讯地址", $"临江市南山区{People.Street(i)}路{i}号教师新村6栋302室", Wide: true),
            new("UnitName", "单位名称", "青禾大学"), new("Department", "所在部门", "离退休处（原文学院）"),
            new("BankBranchName", "发卡银行", "惠民银行南山路支行"), new("PickupMode", "领卡方式", "单位代领后交本人签收"),
        ];
        var hash = FormDataHash.Of(FormKind.ConfirmationForm, fields, []);
        return new FormContent
        {
            Kind = FormKind.ConfirmationForm,
            Title = "社会保障卡个人信息确认表",
            FormNo = $"C-{i:D6}",
            UnitName = "青禾大学",
            UnitNo = "439900 0108",
            CampaignTitle = "2026年采集",
            Fields = fields,
            Photo = () => photo,
            QrText = FormCode.Create(Key, FormKind.ConfirmationForm, $"C-{i:D6}", 1, hash).ToString(),
            CheckWord = FormDataHash.CheckWord(hash),
            PrintedBy = "青禾大学人事处",
            PrintedAt = At,
            Declaration = "本人已逐项核对以上信息，确认真实、准确、完整，照片为本人近期照片，证件影印件与原件一致。本人同意将以上信息提供给省社会保障卡服务中心和惠民银行，仅用于制作、发放社会保障卡和开立银行账户。",
        };
    }

    // 358 × 441 like the card photo, with noise so that it weighs what a photo weighs.
    internal static byte[] Portrait(int seed)
    {
        using var bitmap = new SKBitmap(358, 441);
        using (var canvas = new SKCanvas(bitmap))
        {
            canvas.Clear(SKColors.White);
            using var paint = new SKPaint { IsAntialias = true, Color = SKColor.FromHsl(28, 45, 60 + seed % 20) };
            canvas.DrawOval(179, 190, 85 + seed % 11, 112, paint);
            paint.Color = SKColor.FromHsl(seed * 47 % 360, 40, 25);
            canvas.DrawOval(179, 460, 165, 140, paint);
            using var noise = SKShader.CreatePerlinNoiseFractalNoise(0.08f, 0.08f, 3, seed);
            using var grain = new SKPaint { Shader = noise, BlendMode = SKBlendMode.SoftLight };
            canvas.DrawRect(0, 0, 358, 441, grain);
        }
        using var data = bitmap.Encode(SKEncodedImageFormat.Jpeg, 72);
        return data.ToArray();
    }

    internal static double Resident()
    {
        using var self = Process.GetCurrentProcess();
        return self.WorkingSet64 / 1048576.0;
    }

    private static double Median(IEnumerable<double> values) => values.Order().ToList() is var sorted ? sorted[sorted.Count / 2] : 0;
}
