using System.Text;
using System.Text.Json;

namespace Caika.Nets;

/// <summary>Makes an ONNX model of a tfjs graph model (a JSON file and a file of weights), as far as the iris net needs it.</summary>
internal sealed class TfjsConverter
{
    private readonly OnnxGraph _graph = new();
    private readonly Dictionary<string, JsonElement> _nodes;
    private readonly Dictionary<string, TfjsWeight> _weights;
    private readonly Dictionary<string, string> _names = [];

    private TfjsConverter(JsonElement model, byte[] weights)
    {
        _weights = TfjsWeight.ReadAll(model.GetProperty("weightsManifest"), weights);
        _nodes = model.GetProperty("modelTopology").GetProperty("node").EnumerateArray().ToDictionary(node => node.GetProperty("name").GetString()!);
    }

    /// <exception cref="NotSupportedException">The net uses an operator the iris net does not use.</exception>
    public static byte[] Convert(byte[] json, byte[] weights)
    {
        using var document = JsonDocument.Parse(json);
        return new TfjsConverter(document.RootElement, weights).Run();
    }

    private byte[] Run()
    {
        var used = _nodes.Values.SelectMany(Inputs).ToHashSet();
        foreach (var name in _nodes.Keys.Where(name => !used.Contains(name) && Op(_nodes[name]) is not ("Const" or "NoOp")))
            _graph.Output(string.Concat(name.Select(c => char.IsLetterOrDigit(c) ? c : '_')), Name(name));
        return _graph.Build();
    }

    // Nodes are written when first asked for, inputs before what uses them.
    private string Name(string name)
    {
        if (_names.TryGetValue(name, out var known))
            return known;
        if (_weights.TryGetValue(name, out var weight))
            return _names[name] = _graph.Constant(weight.Floats, weight.Shape);
        return _names[name] = Node(_nodes[name]);
    }

    private string Node(JsonElement node)
    {
        var from = Inputs(node);
        switch (Op(node))
        {
            case "Placeholder":
                return Placeholder(node);
            case "Conv2D" or "_FusedConv2D":
                return Convolve(node, from, depthwise: false);
            case "DepthwiseConv2dNative" or "FusedDepthwiseConv2dNative":
                return Convolve(node, from, depthwise: true);
            case "Add" or "AddV2" or "BiasAdd":
                return _graph.Node("Add", from.Select(Name));
            case "Prelu":
                return _graph.Node("PRelu", from.Select(Name));
            case "Relu":
                return _graph.Relu(Name(from[0]));
            case "MaxPool":
                var (window, stride) = (Longs(node, "ksize"), Longs(node, "strides"));
                return _graph.Pool("MaxPool", Name(from[0]), (int)window[1], (int)window[2], new((int)stride[1], (int)stride[2], Padding(node)));
            case "Pad":
                return _graph.Pad(Name(from[0]), _weights[from[1]].Ints);
            case "Reshape":
                return _graph.Reshape(Name(from[0]), [.. _weights[from[1]].Ints.Select(side => (long)side)]);
            case "ConcatV2":
                return _graph.Node("Concat", from.Take(from.Count - 1).Select(Name), ("axis", _weights[from[^1]].Ints[0]));
            case "Identity":
                return Name(from[0]);
            case var other:
                throw new NotSupportedException($"tfjs operator {other} is not converted.");
        }
    }

    private string Placeholder(JsonElement node)
    {
        var sides = node.GetProperty("attr").GetProperty("shape").GetProperty("shape").GetProperty("dim").EnumerateArray()
            .Select(side => long.Parse(side.GetProperty("size").ToString(), System.Globalization.CultureInfo.InvariantCulture)).ToArray();
        sides[0] = 1;
        _graph.Input("input", sides);
        return "input";
    }

    // tfjs keeps weights as row, column, input, output; of a depthwise convolution as row, column, channel, multiplier.
    private string Convolve(JsonElement node, List<string> from, bool depthwise)
    {
        var weight = _weights[from[1]];
        var s = weight.Shape;
        int[] sides = [.. s.Select(side => (int)side)];
        var weights = depthwise
            ? WeightOrder.Permute(weight.Floats, sides, [2, 3, 0, 1], [s[2] * s[3], 1, s[0], s[1]])
            : WeightOrder.Permute(weight.Floats, sides, [3, 2, 0, 1], [s[3], s[2], s[0], s[1]]);
        var fused = Texts(node, "fused_ops");
        var (stride, dilation) = (Longs(node, "strides"), Longs(node, "dilations"));
        var bias = fused.Contains("BiasAdd") ? _weights[from[2]].Floats : null;
        var value = _graph.Convolve(Name(from[0]), weights, bias,
            new((int)stride[1], (int)stride[2], Padding(node), (int)dilation[1], (int)dilation[2]), depthwise ? s[2] : 1);
        return fused.Where(op => op != "BiasAdd").Aggregate(value, (result, op) => op switch
        {
            "Relu" => _graph.Relu(result),
            "Prelu" => _graph.Node("PRelu", [result, Name(from[^1])]),
            _ => throw new NotSupportedException($"tfjs fused operator {op} is not converted."),
        });
    }

    private static string Op(JsonElement node) => node.GetProperty("op").GetString()!;

    private static List<string> Inputs(JsonElement node) => node.TryGetProperty("input", out var inputs)
        ? [.. inputs.EnumerateArray().Select(input => input.GetString()!.TrimStart('^').Split(':')[0])] : [];

    private static string Padding(JsonElement node) =>
        Encoding.ASCII.GetString(System.Convert.FromBase64String(node.GetProperty("attr").GetProperty("padding").GetProperty("s").GetString()!)) == "SAME"
            ? Stride.Same : Stride.Valid;

    private static long[] Longs(JsonElement node, string name) => List(node, name, "i") is { } list
        ? [.. list.EnumerateArray().Select(item => long.Parse(item.ToString(), System.Globalization.CultureInfo.InvariantCulture))] : [1, 1, 1, 1];

    private static string[] Texts(JsonElement node, string name) => List(node, name, "s") is { } list
        ? [.. list.EnumerateArray().Select(item => Encoding.ASCII.GetString(System.Convert.FromBase64String(item.GetString()!)))] : [];

    private static JsonElement? List(JsonElement node, string name, string kind) =>
        node.GetProperty("attr").TryGetProperty(name, out var attribute) && attribute.TryGetProperty("list", out var list) && list.TryGetProperty(kind, out var items)
            ? items : null;
}
