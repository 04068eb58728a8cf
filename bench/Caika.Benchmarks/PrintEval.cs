using Caika.Demo;
using Caika.Imaging.Faces;
using Caika.Imaging.Images;
using Caika.Photos;

namespace Caika.Benchmarks;

/// <summary>How far the prints of copies of one picture lie apart, and how far those of different people.</summary>
internal static class PrintEval
{
    public static void Run(string what, IReadOnlyList<Picture> pictures, FaceAnalyser analyser)
    {
        byte[] Print(Picture picture) => analyser.Analyse(picture, picture.Width, (88, 10)).Face?.Print ?? [];
        var prints = pictures.Select(Print).ToList();
        var strangers = prints.SelectMany((one, i) => prints.Skip(i + 1).Select(other => PicturePrint.Distance(one, other))).Order().ToList();
        var alike = strangers.FindAll(d => d < 100);
        var copies = new Dictionary<string, Func<Picture, Picture>>
        {
            ["saved again at quality 50"] = p => PictureDecoder.Decode(JpegWriter.Encode(p, 50)).Picture!,
            ["half the size"] = p => PictureScaler.Scale(p, p.Width / 2, p.Height / 2),
            ["cropped by a tenth"] = p => PictureCut.Of(p, p.Width / 20, p.Height / 20, p.Width * 9 / 10, p.Height * 9 / 10),
            ["lightened"] = p => new(p.Width, p.Height, [.. p.Pixels.ToArray().Select(v => (byte)Math.Min(255, v * 1.15 + 6))]),
            ["tilted by 3°"] = p => PhotoAlteration.Tilt(p, 3),
        };
        Console.WriteLine(FormattableString.Invariant($"| {what}: prints of two people of like colours differ in {alike[0]:F0} % of their bits at least (next {alike[1]:F0} and {alike[2]:F0}, median {alike[alike.Count / 2]:F0}, {alike.Count} pairs); called the same | – | {strangers.Count(d => d <= SamePhoto.Near)} | – | 0 / {strangers.Count} |"));
        foreach (var (how, alter) in copies)
        {
            var distances = pictures.Select((p, i) => (Copy: Print(alter(p)), Own: prints[i])).Where(p => p.Copy.Length > 0).Select(p => PicturePrint.Distance(p.Copy, p.Own)).Order().ToList();
            Console.WriteLine(FormattableString.Invariant($"| {what}: copy {how} differs in {distances[^1]:F0} % at most (median {distances[distances.Count / 2]:F0}); found | {distances.Count(d => d <= SamePhoto.Near)} | – | – | {distances.Count} / 0 |"));
        }
    }
}
