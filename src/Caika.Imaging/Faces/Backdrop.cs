using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using Caika.Imaging.Images;

namespace Caika.Imaging.Faces;

/// <summary>What is behind the person, measured on cells that are surely not the person and lie inside a 2 % rim.</summary>
/// <param name="Share">Share of the picture that could be measured, 0 to 1.</param>
/// <param name="L">Median lightness, 0 to 100; pure white is 100.</param>
/// <param name="Chroma">Median distance from grey, CIE Lab.</param>
/// <param name="WhiteShare">Share of the cells that are neither darker nor more coloured than a background may be.</param>
/// <param name="Spread">Lightness between the 5th and the 95th percentile.</param>
/// <param name="SideGap">Median lightness of the left half less that of the right.</param>
/// <param name="NearGap">Median lightness far from the person less that close to it; a halo of an earlier retouching is a step.</param>
/// <param name="FarSpread">Lightness between the 10th and the 90th percentile far from the person; near 0 only where somebody painted.</param>
public sealed record Backdrop(double Share, double L, double Chroma, double WhiteShare, double Spread, double SideGap, double NearGap, double FarSpread)
{
    private const int Size = PersonMask.Size, Rim = 5, Close = 2, Far = 8, Fewest = 30, Every = 3;
    private const float SurelyNot = 0.05f;

    /// <summary>Null when the person leaves too little to see.</summary>
    internal static Backdrop? Of(PersonMask mask, double leastL, double mostChroma, FaceBuffers buffers)
    {
        var (cells, spare) = (buffers.Cells, buffers.MoreCells);
        var person = mask.Person;
        for (var i = 0; i < person.Length; i++)
            cells[i] = person[i] < SurelyNot;
        Shrink(cells, spare, Close);
        var all = buffers.Behind;
        Collect(mask, cells, all);
        if (all.Count < Fewest)
            return null;
        Shrink(cells, spare, Far);
        bool IsFar(Cell c) => cells[c.Y * Size + c.X];
        var values = buffers.Values;
        var far = Fill(values, all, IsFar).Length;
        var near = all.Count - far < Fewest || far < Fewest ? 0 : Middle(values, all, IsFar) - Middle(values, all, c => !IsFar(c));
        var farSpread = Between(far < Fewest ? Fill(values, all, null) : Fill(values, all, IsFar), 0.1);
        var chroma = values.AsSpan(0, all.Count);
        for (var i = 0; i < chroma.Length; i++)
            chroma[i] = all[i].Colour.Chroma;
        var middleChroma = OrderStatistic.Median(chroma);
        return new(
            (double)(all.Count * Every * Every) / cells.Length,
            Middle(values, all, null),
            middleChroma,
            (double)all.Count(c => c.Colour.L >= leastL && c.Colour.Chroma <= mostChroma) / all.Count,
            Between(Fill(values, all, null), 0.05),
            Gap(values, all),
            near,
            farSpread);
    }

    // Every third cell of both directions is plenty.
    private static void Collect(PersonMask mask, bool[] cells, List<Cell> list)
    {
        list.Clear();
        for (var y = Rim; y < Size - Rim; y += Every)
            for (var x = Rim; x < Size - Rim; x += Every)
                if (cells[y * Size + x])
                    list.Add(new(x, y, mask.Colour(y * Size + x)));
    }

    private static double Gap(float[] values, List<Cell> all)
    {
        var left = Fill(values, all, IsLeft).Length;
        return left < Fewest || all.Count - left < Fewest ? 0 : Middle(values, all, IsLeft) - Middle(values, all, c => !IsLeft(c));
    }

    private static bool IsLeft(Cell cell) => cell.X < Size / 2;

    // Takes a cell away when any cell within reach, across or down, is gone.
    private static void Shrink(bool[] cells, bool[] spare, int reach)
    {
        Span<byte> kept = MemoryMarshal.AsBytes(cells.AsSpan()), across = MemoryMarshal.AsBytes(spare.AsSpan());
        for (var row = 0; row < Size; row++)
            Narrow(kept.Slice(row * Size, Size), across.Slice(row * Size, Size), 1, reach);
        Narrow(across, kept, Size, reach);
    }

    // Each cell and those up to reach steps away, both ways; what lies outside is no gap.
    private static void Narrow(ReadOnlySpan<byte> from, Span<byte> to, int step, int reach)
    {
        from.CopyTo(to);
        for (var shift = step; shift <= reach * step; shift += step)
        {
            TensorPrimitives.BitwiseAnd(to[shift..], from[..^shift], to[shift..]);
            TensorPrimitives.BitwiseAnd(to[..^shift], from[shift..], to[..^shift]);
        }
    }

    // Lightness of the cells that pass.
    private static Span<float> Fill(float[] values, List<Cell> cells, Func<Cell, bool>? test)
    {
        var count = 0;
        foreach (var cell in cells)
            if (test is null || test(cell))
                values[count++] = cell.Colour.L;
        return values.AsSpan(0, count);
    }

    private static double Middle(float[] values, List<Cell> cells, Func<Cell, bool>? test) => OrderStatistic.Median(Fill(values, cells, test));

    private static double Between(Span<float> values, double tail) => At(values, 1 - tail) - At(values, tail);

    private static float At(Span<float> values, double share) => OrderStatistic.At(values, Math.Min(values.Length - 1, (int)(values.Length * share)));

    /// <summary>One cell of the mask that lies behind the person.</summary>
    internal readonly record struct Cell(int X, int Y, Lab Colour);
}
