using Caika.Imaging.Models;
using Microsoft.ML.OnnxRuntime;

namespace Caika.Imaging.Faces;

/// <summary>One net with one picture input. Holds no state of a run; sessions are shared by threads.</summary>
internal sealed class FaceSession
{
    private static readonly RunOptions Options = new();

    private readonly InferenceSession _session;
    private readonly string[] _inputs;
    private readonly string[] _outputs;
    private readonly long[] _shape;

    /// <param name="outputs">For each wanted output a part of its name.</param>
    public FaceSession(NetFolder nets, Net net, int side, params string[] outputs)
    {
        _session = nets.Open(net);
        _inputs = [_session.InputNames[0]];
        _outputs = [.. outputs.Select(part => _session.OutputNames.Single(name => name.Contains(part, StringComparison.Ordinal)))];
        (Side, _shape) = (side, [1, side, side, 3]);
    }

    /// <summary>Cells across and down of the input.</summary>
    public int Side { get; }

    /// <summary>Floats of the input.</summary>
    public int Length => Side * Side * 3;

    /// <summary>Runs on the first <see cref="Length"/> floats of a buffer; dispose what comes back.</summary>
    public IDisposableReadOnlyCollection<OrtValue> Run(float[] buffer)
    {
        using var input = OrtValue.CreateTensorValueFromMemory(OrtMemoryInfo.DefaultInstance, buffer.AsMemory(0, Length), _shape);
        return _session.Run(Options, _inputs, [input], _outputs);
    }
}
