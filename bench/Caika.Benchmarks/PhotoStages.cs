using System.Diagnostics;
using System.Globalization;
using Caika.Imaging.Faces;
using Caika.Imaging.Images;
using Caika.Imaging.Models;

namespace Caika.Benchmarks;

/// <summary>Where the time of a photo check goes: each stage by itself, median of many, on drawn portraits of 800×1100 pixels.</summary>
internal static class PhotoStages
{
    private static readonly Dictionary<string, List<double>> Times = [];

    public static int Run()
    {
        var files = PhotoBench.Portraits(20);
        using var nets = NetFolder.OfThisMachine();
        var (finder, mesher, eyes, segmenter, average, buffers) = (new FaceFinder(nets), new FaceMesher(nets), new EyeReader(nets), new PersonSegmenter(nets), new AverageFace(nets), new FaceBuffers());
        for (var round = 0; round < 6; round++)
        {
            if (round == 2)
                Times.Clear();
            foreach (var file in files)
            {
                var picture = Time("decode", () => PictureDecoder.Decode(file).Picture!);
                Time("sha256", () => System.Security.Cryptography.SHA256.HashData(file));
                Time("colour spread", () => ColourSpread.Of(picture));
                Time("border", () => EdgeStrip.WidthOf(picture));
                var small = Time("halve", () => PictureSampler.Halve(picture));
                var boxes = Time("find", () => finder.Find(small, buffers.Tensor));
                var box = boxes[0];
                var scaled = new FaceBox(box.Score, box.X * 2, box.Y * 2, box.Width * 2, box.Height * 2, new(box.LeftEye.X * 2, box.LeftEye.Y * 2), new(box.RightEye.X * 2, box.RightEye.Y * 2));
                var mesh = Time("mesh", () => mesher.Lay(picture, scaled, buffers.Tensor));
                var pose = Time("pose", () => HeadPose.Of(mesh, average));
                var mask = Time("segment", () => segmenter.Segment(small, buffers.Colours, buffers.Person));
                Time("background", () => Backdrop.Of(mask, 88, 10, buffers)!);
                var chip = Time("chip", () => new FaceChip(picture, mesh, mask, buffers));
                Time("eyes", () => eyes.Read(picture, mesh, buffers.Tensor));
                Time("light", () => FaceLight.Of(chip));
                Time("glasses", () => GlassesSigns.Measure(chip));
                Time("ears", () => EarSigns.Measure(chip, pose.Yaw));
                Time("head cover", () => HeadCoverSigns.Measure(chip));
                Time("screen pattern", () => (object)ScreenPattern.StrengthOf(chip));
                Time("collar", () => (object?)Collar.LumaOf(mask, mesh, chip.Skin, picture.Width, picture.Height) ?? 0);
                small.GiveBack();
                picture.GiveBack();
            }
        }
        foreach (var (stage, times) in Times)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{stage,-16} {times.Order().ElementAt(times.Count / 2),6:F2} ms (best {times.Min():F2})"));
        return 0;
    }

    private static T Time<T>(string stage, Func<T> work)
    {
        var watch = Stopwatch.StartNew();
        var result = work();
        if (!Times.TryGetValue(stage, out var times))
            Times[stage] = times = [];
        times.Add(watch.Elapsed.TotalMilliseconds);
        return result;
    }
}
