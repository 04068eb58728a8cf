using Caika.Imaging.Models;
using Caika.Nets;
using Microsoft.ML.OnnxRuntime;
using OpenCvSharp;
using OpenCvSharp.Dnn;

namespace Caika.Imaging.Tests.Models;

/// <summary>The converted nets answer what the originals answer.</summary>
public sealed class FaceNetsTests : IDisposable
{
    private readonly NetFolder _nets = NetFolder.OfThisMachine();

    [Fact]
    public void Converter_PinsTheHashesTheProgramOpens() => Assert.Equal(
        FaceNets.All.OrderBy(n => n.File).Select(n => (n.File, n.Sha256)), Recipes.All.OrderBy(r => r.File).Select(r => (r.File, r.Sha256)));

    /// <summary>OpenCV reads TFLite by code of its own; the mesh lies in a pack and is cut out as the converter does.</summary>
    [Theory]
    [InlineData("face-near.onnx", 128)]
    [InlineData("face-far.onnx", 192)]
    [InlineData("face-mesh.onnx", 192)]
    [InlineData("person.onnx", 256)]
    public void ConvertedNet_AnswersLikeTheOriginal(string file, int side)
    {
        var recipe = Recipes.All.Single(r => r.File == file);
        var tflite = File.ReadAllBytes(Path.Combine(Root(), "models", recipe.Sources[0].Path));
        if (file == "face-mesh.onnx")
            tflite = tflite[2_495_952..3_737_848];
        var path = Path.Combine(AppContext.BaseDirectory, $"{Guid.NewGuid()}.tflite");
        File.WriteAllBytes(path, tflite);
        // Slow waves, as pictures have them.
        var input = Enumerable.Range(0, side * side * 3).Select(i => (float)(0.5 + 0.4 * Math.Sin(i / 3 % side * 0.11 + i % 3) * Math.Cos(i / 3 / side * 0.07))).ToArray();

        var own = Run(FaceNets.All.Single(n => n.File == file), input, side);
        using var net = CvDnn.ReadNet(path)!;
        File.Delete(path);
        using var picture = new Mat(side, side, MatType.CV_32FC3);
        System.Runtime.InteropServices.Marshal.Copy(input, 0, picture.Data, input.Length);
        using var blob = CvDnn.BlobFromImage(picture, 1, new Size(side, side), default, swapRB: false, crop: false);
        net.SetInput(blob);
        using var theirs = net.Forward(net.GetUnconnectedOutLayersNames()[0]!);
        var count = (int)theirs.Total();
        var values = new float[count];
        System.Runtime.InteropServices.Marshal.Copy(theirs.Data, values, 0, count);
        var same = own.Where(output => output.Length == count).Min(output => output.Zip(values).Max(pair => Math.Abs(pair.First - pair.Second)));
        Assert.InRange(same, 0, 0.01);
    }

    /// <summary>Numbers of tfjs 4.22 on the same input, by its processor backend.</summary>
    [Fact]
    public void IrisNet_AnswersLikeTfjs()
    {
        var answer = Run(FaceNets.Iris, Pattern(64), 64)[0];
        float[] first = [24.70189f, 35.205315f, 5.9894595f, 26.675262f, 37.003323f, 4.535744f], last = [37.590961f, 38.591675f, 1.1772194f];
        Assert.All(first.Zip(answer), pair => Assert.Equal(pair.First, pair.Second, 0.01f));
        Assert.All(last.Zip(answer[^3..]), pair => Assert.Equal(pair.First, pair.Second, 0.01f));
    }

    private static string Root()
    {
        var place = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(place.FullName, "Caika.slnx")))
            place = place.Parent!;
        return place.FullName;
    }

    private static float[] Pattern(int side) => [.. Enumerable.Range(0, side * side * 3).Select(i => i * 7919L % 256 / 255f)];

    private List<float[]> Run(Imaging.Models.Net net, float[] input, int side)
    {
        var session = _nets.Open(net);
        using var options = new RunOptions();
        using var value = OrtValue.CreateTensorValueFromMemory(input, [1, side, side, 3]);
        using var results = session.Run(options, [session.InputNames[0]], [value], session.OutputNames);
        return [.. results.Select(result => result.GetTensorDataAsSpan<float>().ToArray())];
    }

    public void Dispose() => _nets.Dispose();
}
