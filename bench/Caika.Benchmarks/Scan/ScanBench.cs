using System.Diagnostics;
using System.Globalization;
using Caika.Confirmations.Scanning;
using Caika.Demo;
using Caika.Imaging.Images;
using SkiaSharp;

namespace Caika.Benchmarks.Scan;

/// <summary>
/// Scanned pages at 200 dpi, decoded and judged completely on one thread (code, placement, signature, date), against
/// zbarimg's mere decoding of the same files in one process; both in turns.
/// </summary>
internal static class ScanBench
{
    private const int Rounds = 3;

    internal static int Run(string[] args)
    {
        var count = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 40;
        if (!Environment.GetEnvironmentVariable("PATH")!.Split(':').Any(place => File.Exists(Path.Combine(place, "zbarimg"))))
        {
            Console.Error.WriteLine("zbarimg is missing, and there is nothing to compare with: apt-get install zbar-tools");
            return 2;
        }
        var folder = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "scan-bench")).FullName;
        var files = Pages(folder, count);
        for (var round = 0; round < Rounds; round++)
        {
            var started = Stopwatch.GetTimestamp();
            var read = files.Count(file => SheetReading.Of(PictureDecoder.Decode(File.ReadAllBytes(file)).Picture!).Signed == true);
            var ours = Stopwatch.GetElapsedTime(started).TotalSeconds;
            started = Stopwatch.GetTimestamp();
            Environment.SetEnvironmentVariable("OMP_NUM_THREADS", "1");
            var lines = Rendered.Tool("zbarimg", ["-q", "--nodbus", "--raw", "-Sdisable", "-Sqrcode.enable", .. files]).Split('\n', StringSplitOptions.RemoveEmptyEntries).Length;
            var zbar = Stopwatch.GetElapsedTime(started).TotalSeconds;
            Console.WriteLine($"round {round + 1}: ours {count / ours:F1} pages/s, {read} of {count} read and found signed; zbarimg {count / zbar:F1} pages/s, {lines} decoded; ratio {zbar / ours:F2}");
        }
        Directory.Delete(folder, recursive: true);
        return 0;
    }

    private static List<string> Pages(string folder, int count)
    {
        var random = new DemoRandom(5);
        var pdf = Path.Combine(folder, "forms.pdf");
        using (var output = File.Create(pdf))
            new Confirmations.FormPdf(Platform.Documents.Fonts.FontBook.Shared).Write(output, Enumerable.Range(0, count).Select(i => PdfBench.Form(i, PdfBench.Portrait(i))));
        var files = new List<string>();
        foreach (var (i, (png, _)) in Rendered.Pages(pdf, folder).Index())
        {
            using var paper = SKBitmap.Decode(png);
            using (var canvas = new SKCanvas(paper))
            {
                canvas.Scale(paper.Width / 210f);
                HandStrokes.Sign(canvas, random, 46, 209.7f, 45);
                HandStrokes.Date(canvas, random, 129, 209.7f);
            }
            // As a feeder scanner gives them: six degrees at most, every fourth upside down, a little blur and noise, JPEG at 60.
            var damage = new PageDamage(ScanMode.Grey, 200, i % 4 == 3 ? 2 : 0, random.Between(-6f, 6f), 0.8f, 60, 0, 0, false, 8, 1);
            using var scan = damage.Scan(paper, random);
            using var grey = scan.Copy(SKColorType.Gray8);
            using var data = grey.Encode(SKEncodedImageFormat.Jpeg, 60);
            files.Add(Path.Combine(folder, $"page-{i:D3}.jpg"));
            File.WriteAllBytes(files[^1], data.ToArray());
        }
        return files;
    }
}
