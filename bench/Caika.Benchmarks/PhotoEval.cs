using System.Globalization;
using Caika.Demo;
using Caika.Imaging.Faces;
using Caika.Imaging.Findings;
using Caika.Imaging.Images;
using Caika.Imaging.Models;
using Caika.Imaging.Photos;

namespace Caika.Benchmarks;

/// <summary>
/// How often each rule is right: on labelled photos, and on copies of them spoiled in known ways by a seeded hand. Not met counts
/// as found, whatever the pack's level; "cannot tell" is counted apart. Where a side has fewer than 20 photos each is named.
/// </summary>
internal sealed class PhotoEval : IDisposable
{
    private const int Quality = 92;

    private static readonly PhotoRequirements Wanted = PhotoRequirements.Hunan2019 with { FitIntoBand = false, EnoughLongSide = FaceAnalyser.EnoughLongSide };

    private readonly NetFolder _nets = NetFolder.OfThisMachine();
    private readonly FaceAnalyser _analyser;
    private readonly PhotoInspector _inspector;
    private readonly DemoRandom _random;

    private PhotoEval(long seed)
    {
        _analyser = new(_nets);
        _inspector = new(null, (rule, reason) => Console.Error.WriteLine($"{rule}: {reason}"), () => _analyser);
        _random = new(seed);
    }

    public static int Run(string folder, string table, long seed)
    {
        using var eval = new PhotoEval(seed);
        var photos = LabelledFace.Read(folder, table);
        Console.WriteLine($"labelled photos: {photos.Count}; seed {seed}");
        Console.WriteLine("| what | found | false | cannot tell | n with / without |\n|---|---|---|---|---|");
        eval.Labelled(photos.Where(p => p.OneFace).ToList());
        eval.Altered(photos.Where(p => p.OneFace).ToList());
        return 0;
    }

    private void Labelled(List<LabelledFace> photos)
    {
        var reports = photos.ToDictionary(p => p.Name, p => _inspector.Inspect(File.ReadAllBytes(p.Path), Wanted));
        void Row(string what, string[] rules, Func<LabelledFace, bool?> label) =>
            Print(what, [.. photos.Where(p => label(p) is not null).Select(p => new Case(p.Name, label(p)!.Value, Say(reports[p.Name], rules)))]);
        Row("one face called otherwise", ["P06"], _ => false);
        Row("glasses worn", ["P14", "P15"], p => Flag(p["glasses"], "n"));
        Row("background not white", ["P07"], p => p["white_bg"] switch { "n" => true, "y" => false, _ => null });
        Row("eyes closed", ["P13"], p => p["eyes"] switch { "closed" => true, "y" => false, _ => null });
        Row("eyes closed, hidden or in part", ["P13", "P15"], p => Flag(p["eyes"], "y"));
        Row("head covered", ["P17"], p => Flag(p["head"], "n"));
        Row("fewer than two ears seen", ["P16"], p => Flag(p["ears_visible"], "2"));
        Row("black and white", ["P05"], p => Flag(p["grey"], "n"));
        Row("head turned, tilted or not level", ["P12", "P12Y", "P12P"], p => p["frontal"] switch { "y" => false, "slight" or "" => null, _ => true });
    }

    private void Altered(List<LabelledFace> photos)
    {
        var bases = photos.Select(p => (p.Name, Picture: PictureDecoder.Decode(File.ReadAllBytes(p.Path)).Picture!))
            .Where(p => p.Picture.Width >= 400 && p.Picture.Height >= 400)
            .Select(p => (p.Name, p.Picture, Seen: _analyser.Analyse(p.Picture, p.Picture.Width, (88, 10))))
            .Where(p => p.Seen.Face is { } face && Math.Abs(face.Pose.Yaw) < 20 && Math.Abs(face.Pose.Roll) < 6).ToList();
        Console.WriteLine($"| **made from {bases.Count} of them** | | | | |");
        void Row(string what, string[] rules, IEnumerable<(string Name, Picture Picture, bool Wrong)> made) =>
            Print(what, [.. made.Select(m => new Case(m.Name, m.Wrong, Say(Inspect(m.Picture), rules)))]);

        Row("two photos side by side", ["P06"], bases.Select((b, i) => (b.Name, PhotoAlteration.Beside(b.Picture, bases[(i + 1 + _random.Between(0, bases.Count - 2)) % bases.Count].Picture), true)));
        Row("face painted out", ["P06"], bases.Select(b => (b.Name, PhotoAlteration.WithoutFace(b.Picture, b.Seen.Face!.Mesh), true)));
        Row("made black and white", ["P05"], bases.Select(b => (b.Name, PhotoAlteration.Grey(b.Picture), true)));
        Backgrounds([.. bases.Select(b => (b.Name, b.Picture))]);
        foreach (var width in (int[])[1, 2, 3, 4, 6])
            Row($"frame of {width} px, and none", ["P09"], bases.SelectMany(b => new[] { (b.Name, Framed(b.Picture, width), true), (b.Name, b.Picture, false) }));
        foreach (var sigma in (double[])[1, 2, 3, 4])
            Row(string.Create(CultureInfo.InvariantCulture, $"blur σ {sigma}, and none"), ["P19"], bases.SelectMany(b => new[] { (b.Name, PhotoAlteration.Blur(b.Picture, sigma), true), (b.Name, b.Picture, false) }));
        Row("eyes painted shut", ["P13"], bases.Where(b => b.Seen.Face!.Signs.Glasses < 0.5 && b.Seen.Face.Eyes.Least > 0.2).Select(b => (b.Name, PhotoAlteration.WithClosedEyes(b.Picture, b.Seen.Face!.Mesh), true)));
        Rolls([.. bases.Select(b => (b.Name, b.Picture, b.Seen.Face!.Pose.Roll))]);
        PrintEval.Run("labelled photos", [.. bases.Select(b => b.Picture)], _analyser);
        PrintEval.Run("drawn portraits", [.. PhotoBench.Portraits(60).Select(file => PictureDecoder.Decode(file).Picture!)], _analyser);
    }

    // A black, grey or coloured frame, never of the colour the photo's own edge has.
    private Picture Framed(Picture picture, int width)
    {
        (byte, byte, byte)[] colours = [(0, 0, 0), (128, 128, 128), (30, 60, 150), (150, 20, 20), (60, 60, 60)];
        var edge = picture.Pixels[1];
        var colour = _random.Pick(colours.Where(c => Math.Abs(c.Item2 - edge) > 40).ToArray());
        return PhotoAlteration.Frame(picture, width, colour.Item1, colour.Item2, colour.Item3);
    }

    private void Backgrounds(List<(string Name, Picture Picture)> bases)
    {
        int white = 0, refused = 0, off = 0, found = 0, between = 0, looked = 0;
        foreach (var (_, picture) in bases)
        {
            foreach (var kind in (int[])[0, 1, 2])
            {
                var (l, chroma) = kind switch { 0 => (_random.Between(94.5f, 100f), _random.Between(0f, 3.5f)), 1 => (_random.Between(88.5f, 93.5f), _random.Between(0f, 3.5f)), _ => OffWhite() };
                var (rgb, real) = LabColours.Nearest(l, chroma, _random.Between(0f, 6.28f));
                // Near white few colours exist: what could be painted decides the kind.
                var truth = real.L >= 94 && real.Chroma <= 4 ? 0 : real.L < 88 || real.Chroma > 10 ? 2 : 1;
                var report = Inspect(_analyser.WithBackground(picture, rgb.Red, rgb.Green, rgb.Blue));
                var answer = report.Answers.Single(a => a.RuleId == "P07");
                var refuses = answer is { Verdict: Verdict.NotMet, Doubtful: false };
                (white, refused) = truth == 0 ? (white + 1, refused + (refuses ? 1 : 0)) : (white, refused);
                (off, found) = truth == 2 ? (off + 1, found + (answer.Verdict == Verdict.NotMet ? 1 : 0)) : (off, found);
                (between, looked) = truth == 1 ? (between + 1, looked + (answer.Verdict != Verdict.Met && !refuses ? 1 : 0)) : (between, looked);
            }
        }
        Console.WriteLine($"| background L ≥ 94 and C ≤ 4: refused | – | {refused} | – | 0 / {white} |");
        Console.WriteLine($"| background L < 88 or C > 10: found | {found} | – | – | {off} / 0 |");
        Console.WriteLine($"| background between: left to a person | {looked} | – | – | {between} / 0 |");
    }

    private (float L, float Chroma) OffWhite() => _random.Between(0, 1) == 0 ? (_random.Between(40f, 87f), _random.Between(0f, 20f)) : (_random.Between(70f, 92f), _random.Between(11f, 30f));

    private void Rolls(List<(string Name, Picture Picture, double Roll)> bases)
    {
        List<(double Off, string Text)> read = [];
        foreach (var (name, picture, roll) in bases)
        {
            var degrees = (_random.Between(0, 1) == 0 ? -1 : 1) * _random.Between(2f, 20f);
            if (_analyser.Analyse(PhotoAlteration.Tilt(picture, degrees), picture.Width, (88, 10)).Face is { } face)
                read.Add((Math.Abs(face.Pose.Roll - roll - degrees), string.Create(CultureInfo.InvariantCulture, $"{name} tilted {degrees:F1}, read {face.Pose.Roll - roll:F1}")));
        }
        Console.WriteLine($"| roll ±2…20°: read within 2° | {read.Count(r => r.Off <= 2)} | – | – | {bases.Count} / 0 |");
        foreach (var (_, text) in read.Where(r => r.Off > 2))
            Console.WriteLine($"|   {text} | | | | |");
    }

    private PhotoReport Inspect(Picture picture) => _inspector.Inspect(JpegWriter.Encode(picture, Quality, fullChroma: true), Wanted);

    private static Verdict Say(PhotoReport report, string[] rules)
    {
        var answers = report.Answers.Where(a => rules.Contains(a.RuleId)).Select(a => a.Verdict).ToList();
        return answers.Contains(Verdict.NotMet) ? Verdict.NotMet : answers.Contains(Verdict.CannotTell) ? Verdict.CannotTell : Verdict.Met;
    }

    private static bool? Flag(string value, string good) => value.Length == 0 ? null : value != good;

    private static void Print(string what, List<Case> cases)
    {
        var (with, without) = (cases.Where(c => c.Wrong).ToList(), cases.Where(c => !c.Wrong).ToList());
        int found = with.Count(c => c.Answer == Verdict.NotMet), wrong = without.Count(c => c.Answer == Verdict.NotMet);
        static string Rate(int n, int of) => of == 0 ? "–" : of < 20 ? $"{n}" : string.Create(CultureInfo.InvariantCulture, $"{n} ({100.0 * n / of:F0} %)");
        Console.WriteLine($"| {what} | {Rate(found, with.Count)} | {Rate(wrong, without.Count)} | {cases.Count(c => c.Answer == Verdict.CannotTell)} | {with.Count} / {without.Count} |");
        if (with.Count is > 0 and < 20)
            Console.WriteLine($"|   {string.Join(", ", with.Select(c => $"{c.Name} {c.Answer}"))} | | | | |");
        foreach (var miss in without.Where(c => c.Answer == Verdict.NotMet).Take(12))
            Console.WriteLine($"|   false: {miss.Name} | | | | |");
    }

    public void Dispose() => _nets.Dispose();

    private sealed record Case(string Name, bool Wrong, Verdict Answer);
}
