using System.Globalization;
using Caika.Imaging.Faces;
using Caika.Imaging.Images;
using Caika.Imaging.Models;

namespace Caika.Benchmarks;

/// <summary>
/// Trains the hints' small models on labelled photos and prints them as they stand in <c>HintModels.cs</c>, with what they say
/// of photos that were left out of their training (leave one photo out, with all copies of it).
/// </summary>
internal static class HintTraining
{
    public static int Run(string folder, string table)
    {
        using var nets = NetFolder.OfThisMachine();
        var analyser = new FaceAnalyser(nets);
        var seen = new List<Sample>();
        foreach (var photo in LabelledFace.Read(folder, table).Where(p => p.OneFace))
            foreach (var picture in Copies(PictureDecoder.Decode(File.ReadAllBytes(photo.Path)).Picture!))
                if (analyser.Analyse(picture, picture.Width, (88, 10)).Face is { } face)
                    seen.Add(new(photo, face.Signs));
        Train("Glasses", 0.03, seen, s => s.Signs.GlassesNumbers, p => Flag(p["glasses"]));
        Train("HeadCover", 0.03, seen, s => s.Signs.HeadCoverNumbers, p => p["head"].Length == 0 ? null : p["head"] != "n");
        Train("BothEars", 0.01, seen, s => s.Signs.EarNumbers, p => p["ears_visible"].Length == 0 ? null : p["ears_visible"] == "2");
        return 0;
    }

    private static bool? Flag(string value) => value.Length == 0 ? null : value != "n";

    // As it is, mirrored, and shrunk: what a hint sees must not depend on the side or on the number of pixels.
    private static IEnumerable<Picture> Copies(Picture picture)
    {
        yield return picture;
        yield return PictureTurn.Upright(picture, 2);
        yield return PictureScaler.Scale(picture, picture.Width * 2 / 3, picture.Height * 2 / 3);
    }

    private static void Train(string name, double chosen, List<Sample> all, Func<Sample, double[]> numbers, Func<LabelledFace, bool?> label)
    {
        var samples = all.Where(s => label(s.Photo) is not null).ToList();
        foreach (var ridge in (double[])[0.003, 0.01, 0.03, 0.1])
        {
            List<(double P, bool Yes, string File)> left = [];
            foreach (var group in samples.GroupBy(s => s.Photo.Name))
            {
                var model = LogisticModel.Train([.. samples.Where(s => s.Photo.Name != group.Key).Select(s => (numbers(s), label(s.Photo)!.Value))], ridge, 300);
                left.Add((model.Probability(numbers(group.First())), label(group.First().Photo)!.Value, group.Key));
            }
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"// {name} ridge {ridge}: left out AUC {Auc(left):F3}, {Rates(left)}"));
            if (ridge == chosen)
                foreach (var (p, yes, file) in left.Where(x => x.P >= 0.5 != x.Yes))
                    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"//   {(yes ? "missed" : "false")} {p:F2} {file}"));
        }
        var final = LogisticModel.Train([.. samples.Select(s => (numbers(s), label(s.Photo)!.Value))], chosen);
        static string List(double[] values) => string.Join(", ", values.Select(v => v.ToString("0.#####", CultureInfo.InvariantCulture)));
        Console.WriteLine($"    public static LogisticModel {name} {{ get; }} = new(\n        [{List(final.Mean)}],\n        [{List(final.Scale)}],\n        [{List(final.Weights)}],\n        {final.Bias.ToString("0.#####", CultureInfo.InvariantCulture)});");
    }

    private static string Rates(List<(double P, bool Yes, string File)> left)
    {
        int yes = left.Count(x => x.Yes), no = left.Count - yes;
        return string.Join("; ", ((double[])[0.3, 0.5, 0.6, 0.7, 0.8]).Select(t => string.Create(CultureInfo.InvariantCulture,
            $"{t}: found {left.Count(x => x.Yes && x.P >= t)}/{yes} false {left.Count(x => !x.Yes && x.P >= t)}/{no}")));
    }

    private static double Auc(List<(double P, bool Yes, string File)> left)
    {
        double wins = 0;
        var (yes, no) = (left.Where(x => x.Yes).ToList(), left.Where(x => !x.Yes).ToList());
        foreach (var a in yes)
            foreach (var b in no)
                wins += a.P > b.P ? 1 : a.P == b.P ? 0.5 : 0;
        return wins / Math.Max(1, yes.Count * no.Count);
    }

    private sealed record Sample(LabelledFace Photo, FaceSigns Signs);
}
