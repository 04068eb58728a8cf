namespace Caika.Nets;

/// <summary>The operators of image nets in NHWC, written as ONNX nodes.</summary>
internal static class NhwcNodes
{
    public static string ToNchw(this OnnxGraph graph, string value) => graph.Node("Transpose", [value], ("perm", new long[] { 0, 3, 1, 2 }));

    public static string ToNhwc(this OnnxGraph graph, string value) => graph.Node("Transpose", [value], ("perm", new long[] { 0, 2, 3, 1 }));

    /// <param name="weights">Output channel, input channel of the group, row, column.</param>
    public static string Convolve(this OnnxGraph graph, string value, Weights weights, float[]? bias, Stride stride, long groups)
    {
        List<string> inputs = [graph.ToNchw(value), graph.Constant(weights.Values, weights.Shape)];
        if (bias is not null)
            inputs.Add(graph.Constant(bias, bias.Length));
        return graph.ToNhwc(graph.Node("Conv", inputs, ("strides", new long[] { stride.Down, stride.Across }),
            ("dilations", new long[] { stride.DilationDown, stride.DilationAcross }), ("group", (int)groups), ("auto_pad", stride.Padding)));
    }

    public static string Pool(this OnnxGraph graph, string kind, string value, int high, int wide, Stride stride) =>
        graph.ToNhwc(graph.Node(kind, [graph.ToNchw(value)], ("kernel_shape", new long[] { high, wide }),
            ("strides", new long[] { stride.Down, stride.Across }), ("auto_pad", stride.Padding)));

    public static string Resize(this OnnxGraph graph, string value, ReadOnlySpan<int> nhwc, string corners) =>
        graph.ToNhwc(graph.Node("Resize", [graph.ToNchw(value), "", "", graph.Constant([1, nhwc[3], nhwc[1], nhwc[2]])],
            ("mode", "linear"), ("coordinate_transformation_mode", corners)));

    /// <param name="before_after">For each axis how much before and how much after, the way TensorFlow writes it.</param>
    public static string Pad(this OnnxGraph graph, string value, ReadOnlySpan<int> before_after)
    {
        var rank = before_after.Length / 2;
        var pads = new long[before_after.Length];
        for (var axis = 0; axis < rank; axis++)
            (pads[axis], pads[axis + rank]) = (before_after[2 * axis], before_after[2 * axis + 1]);
        return graph.Node("Pad", [value, graph.Constant(pads)], ("mode", "constant"));
    }

    public static string Relu(this OnnxGraph graph, string value) => graph.Node("Relu", [value]);

    public static string Relu6(this OnnxGraph graph, string value) => graph.Node("Clip", [value, graph.Constant([0f]), graph.Constant([6f])]);

    public static string Reshape(this OnnxGraph graph, string value, params ReadOnlySpan<long> shape) =>
        graph.Node("Reshape", [value, graph.Constant(shape)]);
}

/// <summary>Values with the sides of their shape.</summary>
internal sealed record Weights(float[] Values, long[] Shape);

/// <summary>How a window moves. <paramref name="Padding"/> is ONNX's auto_pad.</summary>
internal sealed record Stride(int Down, int Across, string Padding, int DilationDown = 1, int DilationAcross = 1)
{
    public const string Same = "SAME_UPPER", Valid = "VALID";
}
