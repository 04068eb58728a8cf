using System.Diagnostics;
using System.Text.Json;
using Caika.Imaging.Faces;
using Caika.Imaging.Images;
using Caika.Imaging.Models;

namespace Caika.Benchmarks;

/// <summary>
/// Decode, detection, mesh and iris beside @vladmandic/human under Node (bench/human-node), picture by picture in turns, one
/// thread each. Both read from memory; neither does anything else.
/// </summary>
internal static class PhotoPeer
{
    private const int Rounds = 4, WarmUp = 20;   // V8 needs about a dozen pictures before its compiled code runs

    public static void Run(IReadOnlyList<byte[]> files, NetFolder nets)
    {
        var script = Path.Combine("bench", "human-node", "look.mjs");
        if (!Directory.Exists(Path.Combine("bench", "human-node", "node_modules")))
        {
            Console.WriteLine("peer: bench/human-node is not restored; ./dev bench photo does it");
            return;
        }
        var folder = Directory.CreateTempSubdirectory("caika-peer").FullName;
        var paths = files.Select((bytes, i) =>
        {
            var path = Path.Combine(folder, $"{i:000}.jpg");
            File.WriteAllBytes(path, bytes);
            return path;
        }).ToList();
        using var node = Process.Start(new ProcessStartInfo("node", [script]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
        node.ErrorDataReceived += (_, line) => { if (line.Data is { } text && text.Contains("rror", StringComparison.Ordinal)) Console.Error.WriteLine(text); };
        node.BeginErrorReadLine();
        var own = new OwnStages(nets);
        List<double> ours = [], theirs = [];
        var (points, backend) = (0, "");
        for (var i = -WarmUp; i < Rounds * files.Count; i++)
        {
            var at = (i + WarmUp * files.Count) % files.Count;
            var watch = Stopwatch.StartNew();
            own.Run(files[at]);
            var spent = watch.Elapsed.TotalMilliseconds;
            node.StandardInput.WriteLine(paths[at]);
            if (Answer(node) is not { } answer)
                break;
            backend = answer.GetProperty("backend").GetString()!;
            if (i < 0)
                continue;
            ours.Add(spent);
            theirs.Add(answer.GetProperty("ms").GetDouble());
            points += answer.GetProperty("points").GetInt32() > 0 ? 1 : 0;
        }
        node.StandardInput.Close();
        node.WaitForExit(5000);
        Directory.Delete(folder, recursive: true);
        if (theirs.Count == 0)
            Console.WriteLine("peer: node gave no answer");
        else
            PhotoBench.Say($"decode + detection + mesh + iris: ours {PhotoBench.Median(ours):F1} ms, @vladmandic/human 3.3.6 ({backend}, one thread) {PhotoBench.Median(theirs):F1} ms, {PhotoBench.Median(theirs) / PhotoBench.Median(ours):F2} × faster; it laid a mesh on {points} of {theirs.Count}");
    }

    // The library now and then prints a line of its own.
    private static JsonElement? Answer(Process node)
    {
        while (node.StandardOutput.ReadLine() is { } line)
            if (line.StartsWith("{\"ms\"", StringComparison.Ordinal))
                return JsonDocument.Parse(line).RootElement;
        return null;
    }

    private sealed class OwnStages(NetFolder nets)
    {
        private readonly FaceFinder _finder = new(nets);
        private readonly FaceMesher _mesher = new(nets);
        private readonly EyeReader _eyes = new(nets);
        private readonly FaceBuffers _buffers = new();

        public void Run(byte[] file)
        {
            var picture = PictureDecoder.Decode(file).Picture!;
            var small = PictureSampler.Halve(picture);
            if (_finder.Find(small, _buffers.Tensor) is not [var box, ..])
                return;
            var mesh = _mesher.Lay(picture, new(box.Score, box.X * 2, box.Y * 2, box.Width * 2, box.Height * 2, new(box.LeftEye.X * 2, box.LeftEye.Y * 2), new(box.RightEye.X * 2, box.RightEye.Y * 2)), _buffers.Tensor);
            _eyes.Read(picture, mesh, _buffers.Tensor);
        }
    }
}
