using System.Diagnostics;
using System.Globalization;
using Caika.Demo;
using Caika.Imaging.Faces;
using Caika.Imaging.Images;
using Caika.Imaging.Models;
using Caika.Imaging.Photos;
using Microsoft.ML.OnnxRuntime;

namespace Caika.Benchmarks;

/// <summary>
/// How long the photo check takes on drawn portraits of 800×1100 pixels: all rules against the bare nets and the bare decode
/// in the same run, one worker against two, the stages of a peer in turns with it (<c>--faces DIR</c>: on photos of one's own), a
/// cold start, and many photos in a row.
/// </summary>
internal static class PhotoBench
{
    private const int Rounds = 6;

    internal static readonly PhotoRequirements Wanted = PhotoRequirements.Hunan2019 with { FitIntoBand = false, EnoughLongSide = FaceAnalyser.EnoughLongSide };

    public static int Run(string[] args)
    {
        if (args is ["--many", var many])
            return PhotoEndurance.Many(int.Parse(many, CultureInfo.InvariantCulture));
        if (args is ["--workers"])
        {
            using var own = NetFolder.OfThisMachine();
            Workers(new PhotoInspector(null, null, () => new FaceAnalyser(own)), Portraits(20));
            return 0;
        }
        Say($"load before the run: {File.ReadAllText("/proc/loadavg").Split(' ')[0]}");
        var files = Portraits(20);
        using var nets = NetFolder.OfThisMachine();
        var inspector = new PhotoInspector(null, null, () => new FaceAnalyser(nets));
        foreach (var file in files)
            inspector.Inspect(file, Wanted);
        using var bare = new BareNets(nets);
        bare.Run();

        List<double> whole = [], decode = [], runs = [];
        var (collections, allocated) = (GC.CollectionCount(0), GC.GetTotalAllocatedBytes());
        // In turns, so that a neighbour on the machine slows all three alike.
        for (var round = 0; round < Rounds; round++)
            foreach (var file in files)
            {
                decode.Add(Time(() => PictureDecoder.Decode(file).Picture!.GiveBack()));
                runs.Add(Time(bare.Run));
                whole.Add(Time(() => inspector.Inspect(file, Wanted)));
            }
        var (all, floor) = (Median(whole), Median(decode) + Median(runs));
        Say($"all rules {all:F1} ms (p95 {At(whole, 0.95):F1}); bare decode {Median(decode):F1} + bare nets {Median(runs):F1} = {floor:F1} ms; ratio {all / floor:F2}");
        Say($"{GC.CollectionCount(0) - collections} garbage collections in {whole.Count} photos, {(GC.GetTotalAllocatedBytes() - allocated) / whole.Count >> 10} KB allocated for each");
        Workers(inspector, files);
        PhotoPeer.Run(args is [.., "--faces", var folder] ? Faces(folder) : files, nets);
        PhotoEndurance.ColdStart(files[0]);
        PhotoEndurance.Run(args is ["--photos", var number, ..] ? int.Parse(number, CultureInfo.InvariantCulture) : 5000);
        return 0;
    }

    internal static List<byte[]> Portraits(int count)
    {
        var today = new DateOnly(2026, 11, 23);
        return [.. MadeUpPeople.Create(7, count, today).Select(person => DrawnPortrait.Draw(person, 7, today, width: 800, height: 1100))];
    }

    // Photos of one's own, at least 400 pixels each way.
    private static List<byte[]> Faces(string folder) => [.. Directory.EnumerateFiles(folder, "*.jp*g").Order(StringComparer.Ordinal).Select(File.ReadAllBytes)
        .Where(file => PictureDecoder.Decode(file).Picture is { Width: >= 400, Height: >= 400 }).Take(60)];

    private static void Workers(PhotoInspector inspector, List<byte[]> files)
    {
        double PerSecond(int workers)
        {
            var (watch, done) = (Stopwatch.StartNew(), 0);
            Parallel.For(0, workers, _ =>
            {
                for (var i = 0; watch.Elapsed.TotalSeconds < 5; i++)
                {
                    inspector.Inspect(files[i % files.Count], Wanted);
                    Interlocked.Increment(ref done);
                }
            });
            return done / watch.Elapsed.TotalSeconds;
        }
        // One, two, one: a machine that gets slower or faster meanwhile does so for both.
        var ratios = Enumerable.Range(0, 5).Select(_ =>
        {
            var (before, two, after) = (PerSecond(1), PerSecond(2), PerSecond(1));
            return (One: (before + after) / 2, Two: two);
        }).OrderBy(pair => pair.Two / pair.One).ToList();
        var middle = ratios[ratios.Count / 2];
        Say($"one worker {middle.One:F1} photos/s, two {middle.Two:F1}; ratio {middle.Two / middle.One:F2} (five rounds: {string.Join(" ", ratios.Select(pair => (pair.Two / pair.One).ToString("F2", CultureInfo.InvariantCulture)))})");
    }

    private static double Time(Action work)
    {
        var watch = Stopwatch.StartNew();
        work();
        return watch.Elapsed.TotalMilliseconds;
    }

    internal static double Median(List<double> values) => At(values, 0.5);

    private static double At(List<double> values, double share) => values.Order().ElementAt((int)(values.Count * share));

    internal static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));

    /// <summary>The runs one photo of one face needs, on empty input: both detectors, the mesh twice, the iris twice, the segmenter.</summary>
    private sealed class BareNets(NetFolder nets) : IDisposable
    {
        private readonly RunOptions _options = new();
        private readonly (InferenceSession Session, float[] Input, long[] Shape, int Times)[] _runs =
        [
            Of(nets, FaceNets.Near, 128, 1), Of(nets, FaceNets.Far, 192, 1), Of(nets, FaceNets.Mesh, 192, 2), Of(nets, FaceNets.Iris, 64, 2),
            Of(nets, FaceNets.Person, 256, 1),
        ];

        private static (InferenceSession, float[], long[], int) Of(NetFolder nets, Net net, int side, int times) =>
            (nets.Open(net), new float[side * side * 3], [1, side, side, 3], times);

        public void Run()
        {
            foreach (var (session, input, shape, times) in _runs)
                for (var i = 0; i < times; i++)
                {
                    using var value = OrtValue.CreateTensorValueFromMemory(input, shape);
                    using var results = session.Run(_options, [session.InputNames[0]], [value], session.OutputNames);
                }
        }

        public void Dispose() => _options.Dispose();
    }
}
