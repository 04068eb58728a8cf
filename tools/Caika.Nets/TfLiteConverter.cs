using System.Runtime.InteropServices;

namespace Caika.Nets;

/// <summary>
/// Makes an ONNX model of a TFLite file, as far as the face nets need it: one input, floats, fixed shapes. Numbers of fields
/// and operators are those of TensorFlow's schema.fbs.
/// </summary>
internal sealed class TfLiteConverter
{
    private readonly TfLiteFile _file;
    private readonly OnnxGraph _graph = new();
    private readonly int[] _tensors;
    private readonly int[][] _shapes;
    private readonly string?[] _names;
    private readonly float[]?[] _constants;
    private readonly int[] _buffers;

    private TfLiteConverter(byte[] tflite)
    {
        _file = new(tflite);
        var subgraph = _file.Tables(_file.Root, 2)[0];
        _buffers = _file.Tables(_file.Root, 4);
        _tensors = _file.Tables(subgraph, 0);
        _shapes = [.. _tensors.Select(tensor => _file.Ints(tensor, 0))];
        _names = new string?[_tensors.Length];
        _constants = [.. _tensors.Select(tensor => _file.Floats(_buffers[_file.Int(tensor, 2)], _file.Byte(tensor, 1)))];
        (Inputs, Outputs, Operators) = (_file.Ints(subgraph, 1), _file.Ints(subgraph, 2), _file.Tables(subgraph, 3));
    }

    private int[] Inputs { get; }
    private int[] Outputs { get; }
    private int[] Operators { get; }

    /// <exception cref="NotSupportedException">The net uses an operator the face nets do not use.</exception>
    public static byte[] Convert(byte[] tflite) => new TfLiteConverter(tflite).Run();

    private byte[] Run()
    {
        var codes = _file.Tables(_file.Root, 1).Select(code => Math.Max(_file.Byte(code, 0), _file.Int(code, 3))).ToArray();
        _names[Inputs.Single()] = "input";
        _graph.Input("input", [.. _shapes[Inputs[0]].Select(side => (long)side)]);
        foreach (var op in Operators)
        {
            var call = new Call(codes[_file.Int(op, 0)], _file.Ints(op, 1), _file.Ints(op, 2)[0], _file.Table(op, 4));
            // Half-precision constants pass through an operator that makes floats of them.
            if (call.Code == 6)
                _constants[call.To] = _constants[call.From[0]];
            else
                _names[call.To] = Node(call);
        }
        foreach (var output in Outputs)
            _graph.Output(Clean(_file.Text(_tensors[output], 3)), Name(output));
        return _graph.Build();
    }

    private string Node(Call call)
    {
        string First() => Name(call.From[0]);
        switch (call.Code)
        {
            case 0:
                return Activate(_graph.Node("Add", call.From.Select(Name)), call.Options == 0 ? 0 : _file.Byte(call.Options, 0));
            case 2:
                return _graph.Node("Concat", call.From.Select(Name), ("axis", _file.Int(call.Options, 0)));
            case 3 or 4:
                return Convolve(call);
            case 14:
                return _graph.Node("Sigmoid", [First()]);
            case 1 or 17:
                return _graph.Pool(call.Code == 1 ? "AveragePool" : "MaxPool", First(), _file.Int(call.Options, 4, 1), _file.Int(call.Options, 3, 1),
                    new(_file.Int(call.Options, 2, 1), _file.Int(call.Options, 1, 1), Padding(call)));
            case 18:
                return Activate(_graph.Node("Mul", call.From.Select(Name)), call.Options == 0 ? 0 : _file.Byte(call.Options, 0));
            case 19:
                return _graph.Relu(First());
            case 21:
                return _graph.Relu6(First());
            case 22:
                return _graph.Reshape(First(), [.. _shapes[call.To].Select(side => (long)side)]);
            case 23:
                return _graph.Resize(First(), _shapes[call.To], _file.Byte(call.Options, 3) != 0 ? "half_pixel" : _file.Byte(call.Options, 2) != 0 ? "align_corners" : "asymmetric");
            case 34:
                return _graph.Pad(First(), MemoryMarshal.Cast<byte, int>(_file.Bytes(_buffers[_file.Int(_tensors[call.From[1]], 2)], 0)));
            case 54:
                return _graph.Node("PRelu", call.From.Select(Name));
            case 117:
                return _graph.Node("Mul", [First(), _graph.Node("HardSigmoid", [First()], ("alpha", 1f / 6), ("beta", 0.5f))]);
            case 32:
                return Deconvolve(call);
            default:
                throw new NotSupportedException($"TFLite operator {call.Code} is not converted.");
        }
    }

    // TFLite keeps the weights of a convolution as output, row, column, input; of a depthwise one as 1, row, column, channel.
    private string Convolve(Call call)
    {
        var depthwise = call.Code == 4;
        var (values, shape) = (_constants[call.From[1]]!, _shapes[call.From[1]]);
        var weights = depthwise
            ? WeightOrder.Permute(values, [shape[1], shape[2], shape[3]], [2, 0, 1], [shape[3], 1, shape[1], shape[2]])
            : WeightOrder.Permute(values, shape, [0, 3, 1, 2], [shape[0], shape[3], shape[1], shape[2]]);
        var groups = depthwise ? _shapes[call.From[0]][3] : _shapes[call.From[0]][3] / shape[3];
        var stride = new Stride(_file.Int(call.Options, 2, 1), _file.Int(call.Options, 1, 1), Padding(call),
            _file.Int(call.Options, depthwise ? 6 : 5, 1), _file.Int(call.Options, depthwise ? 5 : 4, 1));
        var bias = call.From.Length > 2 && call.From[2] >= 0 ? _constants[call.From[2]] : null;
        return Activate(_graph.Convolve(Name(call.From[0]), weights, bias, stride, groups), _file.Byte(call.Options, depthwise ? 4 : 3));
    }

    // MediaPipe's own operator Convolution2DTransposeBias; of its options only 2×2 windows that do not overlap occur.
    private string Deconvolve(Call call)
    {
        var (values, shape) = (_constants[call.From[1]]!, _shapes[call.From[1]]);
        var weights = WeightOrder.Permute(values, shape, [3, 0, 1, 2], [shape[3], shape[0], shape[1], shape[2]]);
        if (shape is not [_, 2, 2, _] || _shapes[call.To][1] != 2 * _shapes[call.From[0]][1])
            throw new NotSupportedException("Only doubling transposed convolutions are converted.");
        var bias = _constants[call.From[2]]!;
        return _graph.ToNhwc(_graph.Node("ConvTranspose", [_graph.ToNchw(Name(call.From[0])), _graph.Constant(weights.Values, weights.Shape),
            _graph.Constant(bias, bias.Length)], ("strides", new long[] { 2, 2 })));
    }

    private string Padding(Call call) => _file.Byte(call.Options, 0) == 0 ? Stride.Same : Stride.Valid;

    private string Activate(string value, int kind) => kind switch
    {
        0 => value,
        1 => _graph.Relu(value),
        3 => _graph.Relu6(value),
        _ => throw new NotSupportedException($"TFLite activation {kind} is not converted."),
    };

    private string Name(int tensor) => _names[tensor] ??= _graph.Constant(
        _constants[tensor] ?? throw new NotSupportedException($"Tensor {tensor} has no value."), [.. _shapes[tensor].Select(side => (long)side)]);

    private static string Clean(string name) => string.Concat(name.Select(c => char.IsLetterOrDigit(c) ? c : '_'));

    private sealed record Call(int Code, int[] From, int To, int Options);
}
