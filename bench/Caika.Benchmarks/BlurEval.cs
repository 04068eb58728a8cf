using System.Globalization;
using Caika.Demo;
using Caika.Imaging.Faces;
using Caika.Imaging.Images;
using Caika.Imaging.Models;

namespace Caika.Benchmarks;

/// <summary>Compares measures of sharpness: how well each tells a blurred copy from the photo itself.</summary>
internal static class BlurEval
{
    public static int Run(string folder)
    {
        using var nets = NetFolder.OfThisMachine();
        var (finder, mesher, segmenter, buffers) = (new FaceFinder(nets), new FaceMesher(nets), new PersonSegmenter(nets), new FaceBuffers());
        var pictures = Directory.EnumerateFiles(folder, "*.jpg").Order(StringComparer.Ordinal).Select(f => PictureDecoder.Decode(File.ReadAllBytes(f)).Picture).OfType<Picture>()
            .Where(p => p.Width >= 400 && p.Height >= 400).ToList();
        var measures = new Dictionary<string, Func<FaceChip, double>>
        {
            ["variance of the Laplacian"] = Variance,
            ["the measure in use"] = c => FaceLight.Of(c).Sharpness,
            ["edge loss when blurred again, 9"] = c => -EdgeLoss(c, 4),
            ["edge loss when blurred again, 5"] = c => -EdgeLoss(c, 2),
            ["edge loss when blurred again, 3"] = c => -EdgeLoss(c, 1),
        };
        var values = measures.Keys.ToDictionary(k => k, _ => new double[4][].Select(_ => new List<double>()).ToArray());
        var widths = new List<double>();
        foreach (var picture in pictures)
            for (var sigma = 0; sigma < 4; sigma++)
            {
                var copy = sigma == 0 ? picture : PhotoAlteration.Blur(picture, sigma);
                copy = PictureDecoder.Decode(JpegWriter.Encode(copy, 92, fullChroma: true)).Picture!;
                if (finder.Find(copy, buffers.Tensor) is not [var box, ..])
                    continue;
                var mesh = mesher.Lay(copy, box, buffers.Tensor);
                var chip = new FaceChip(copy, mesh, segmenter.Segment(copy, buffers.Colours, buffers.Person), buffers);
                if (sigma == 0)
                    widths.Add(mesh.Width);
                foreach (var (name, measure) in measures)
                    values[name][sigma].Add(measure(chip));
            }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{pictures.Count} photos, faces {widths.Min():F0} to {widths.Max():F0} px wide, median {widths.Order().ElementAt(widths.Count / 2):F0}"));
        // Fewer pixels are not blur: the same photos scaled down.
        var smaller = new List<string>();
        foreach (var width in (int[])[110, 130, 150, 180])
        {
            List<double> sharp = [];
            foreach (var picture in pictures)
            {
                if (finder.Find(picture, buffers.Tensor) is not [var box, ..])
                    continue;
                var share = width / mesher.Lay(picture, box, buffers.Tensor).Width;
                if (share > 0.9)
                    continue;
                var copy = PictureScaler.Scale(picture, (int)(picture.Width * share), (int)(picture.Height * share));
                if (finder.Find(copy, buffers.Tensor) is not [var again, ..])
                    continue;
                var mesh = mesher.Lay(copy, again, buffers.Tensor);
                sharp.Add(FaceLight.Of(new FaceChip(copy, mesh, segmenter.Segment(copy, buffers.Colours, buffers.Person), buffers)).Sharpness);
            }
            smaller.Add(string.Create(CultureInfo.InvariantCulture, $"face {width} px: {sharp.Count(v => v < 12)} of {sharp.Count} below 12, least {sharp.Min():F1}"));
        }
        Console.WriteLine(string.Join("; ", smaller));
        foreach (var (name, of) in values)
        {
            // The limit that calls one photo in fifty blurred.
            var limit = of[0].Order().ElementAt(of[0].Count / 50);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: limit {limit:F3}; found at σ 1, 2, 3: {string.Join(", ", of.Skip(1).Select(v => $"{100.0 * v.Count(x => x < limit) / v.Count:F0} %"))}; AUC {string.Join(", ", of.Skip(1).Select(v => Auc(v, of[0]).ToString("F3", CultureInfo.InvariantCulture)))}"));
        }
        return 0;
    }

    private static double Variance(FaceChip chip)
    {
        const int w = FaceChip.Width;
        double sum = 0, squares = 0;
        var g = chip.Grey;
        for (var y = 170; y < 370; y++)
            for (var x = 140; x < 340; x++)
            {
                var i = y * w + x;
                double value = 2 * (g[i - w - 1] + g[i - w + 1] + g[i + w - 1] + g[i + w + 1] - 4 * g[i]);
                (sum, squares) = (sum + value, squares + value * value);
            }
        return squares / 40000 - sum / 40000 * (sum / 40000);
    }

    private static double Auc(List<double> low, List<double> high) => low.Average(l => high.Average(h => l < h ? 1.0 : l == h ? 0.5 : 0));

    // Crete and others, "The blur effect", 2007: how little of the change between neighbours another blur takes away.
    private static double EdgeLoss(FaceChip chip, int reach)
    {
        const int w = FaceChip.Width;
        var g = chip.Grey;
        return Math.Max(Along(1), Along(w));

        double Along(int step)
        {
            double all = 0, kept = 0;
            for (var y = 190; y < 370; y++)
                for (var x = 140; x < 340; x++)
                {
                    var i = y * w + x;
                    double change = Math.Abs(g[i] - g[i - step]);
                    // Two neighbouring means differ by the values at their ends alone.
                    double blurred = Math.Abs(g[i + reach * step] - g[i - (reach + 1) * step]) / (2 * reach + 1);
                    all += change;
                    kept += Math.Max(0, change - blurred);
                }
            return all == 0 ? 1 : 1 - kept / all;
        }
    }
}
