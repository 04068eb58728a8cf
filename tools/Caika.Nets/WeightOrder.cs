namespace Caika.Nets;

/// <summary>Puts the axes of weights into another order.</summary>
internal static class WeightOrder
{
    /// <param name="values">Last axis runs fastest.</param>
    /// <param name="from">Sides of the axes as they are.</param>
    /// <param name="order">For each new axis the old one.</param>
    /// <param name="shape">The shape to give; may have sides of 1 more than <paramref name="order"/> has axes.</param>
    public static Weights Permute(float[] values, ReadOnlySpan<int> from, int[] order, long[] shape)
    {
        var steps = new int[from.Length];
        for (int axis = from.Length - 1, step = 1; axis >= 0; step *= from[axis--])
            steps[axis] = step;
        var result = new float[values.Length];
        var at = new int[order.Length];
        for (var i = 0; i < result.Length; i++)
        {
            var source = 0;
            for (var axis = 0; axis < order.Length; axis++)
                source += at[axis] * steps[order[axis]];
            result[i] = values[source];
            for (var axis = order.Length - 1; axis >= 0 && ++at[axis] == from[order[axis]]; axis--)
                at[axis] = 0;
        }
        return new(result, shape);
    }
}
