using System.Runtime.InteropServices;

namespace Caika.Nets;

/// <summary>
/// Builds an ONNX model (IR version 8, operators 13) while the caller thinks in NHWC, the order of TFLite and tfjs.
/// The transposes around convolutions, pools and resizes are taken out again by ONNX Runtime's optimiser.
/// </summary>
internal sealed class OnnxGraph
{
    private const int FloatType = 1, LongType = 7;

    private readonly ProtobufWriter _graph = new();
    private int _names;

    /// <summary>Adds a node with one output and gives the output's name.</summary>
    public string Node(string op, IEnumerable<string> inputs, params (string Name, object Value)[] attributes)
    {
        var node = new ProtobufWriter();
        foreach (var input in inputs)
            node.Text(1, input);
        var output = NewName(op);
        node.Text(2, output).Text(3, "n_" + output).Text(4, op);
        foreach (var (name, value) in attributes)
            node.Message(5, Attribute(name, value));
        _graph.Message(1, node);
        return output;
    }

    public string Constant(ReadOnlySpan<float> values, params ReadOnlySpan<long> shape) =>
        Initialiser(FloatType, MemoryMarshal.AsBytes(values), shape);

    public string Constant(ReadOnlySpan<long> values) => Initialiser(LongType, MemoryMarshal.AsBytes(values), [values.Length]);

    public void Input(string name, ReadOnlySpan<long> shape) => _graph.Message(11, ValueInfo(name, shape));

    public void Output(string name, string source)
    {
        _graph.Message(1, new ProtobufWriter().Text(1, source).Text(2, name).Text(3, "o_" + name).Text(4, "Identity"));
        _graph.Message(12, ValueInfo(name, []));
    }

    public byte[] Build()
    {
        _graph.Text(2, "net");
        return new ProtobufWriter().Number(1, 8).Text(2, "caika-nets").Message(7, _graph)
            .Message(8, new ProtobufWriter().Text(1, "").Number(2, 13)).ToArray();
    }

    private string NewName(string prefix) => $"{prefix}_{_names++}";

    private string Initialiser(int type, ReadOnlySpan<byte> raw, ReadOnlySpan<long> shape)
    {
        var name = NewName("constant");
        var tensor = new ProtobufWriter();
        foreach (var side in shape)
            tensor.Number(1, side);
        _graph.Message(5, tensor.Number(2, type).Text(8, name).Bytes(9, raw));
        return name;
    }

    private static ProtobufWriter ValueInfo(string name, ReadOnlySpan<long> shape)
    {
        var tensor = new ProtobufWriter().Number(1, FloatType);
        var sides = new ProtobufWriter();
        foreach (var side in shape)
            sides.Message(1, new ProtobufWriter().Number(1, side));
        if (shape.Length > 0)
            tensor.Message(2, sides);
        return new ProtobufWriter().Text(1, name).Message(2, new ProtobufWriter().Message(1, tensor));
    }

    // AttributeProto: name 1, f 2, i 3, s 4, ints 8, type 20.
    private static ProtobufWriter Attribute(string name, object value)
    {
        var attribute = new ProtobufWriter().Text(1, name);
        switch (value)
        {
            case long[] numbers:
                foreach (var number in numbers)
                    attribute.Number(8, number);
                return attribute.Number(20, 7);
            case int number:
                return attribute.Number(3, number).Number(20, 2);
            case float real:
                return attribute.Real(2, real).Number(20, 1);
            case string text:
                return attribute.Text(4, text).Number(20, 3);
            default:
                throw new ArgumentException($"No attribute can hold a {value.GetType()}.", nameof(value));
        }
    }
}
