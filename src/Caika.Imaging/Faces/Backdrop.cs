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
        for (var i = 0; i < cells.Length; i++)
            cells[i] = mask.Person[i] < SurelyNot;
        Shrink(cells, spare, Close);
        List<Cell> all = Collect(mask, cells);
        if (all.Count < Fewest)
            return null;
        Shrink(cells, spare, Far);
        var far = all.FindAll(c => cells[c.Y * Size + c.X]);
        var near = all.Count - far.Count < Fewest || far.Count < Fewest ? 0
            : Middle(far, c => c.Colour.L) - Middle(all.FindAll(c => !cells[c.Y * Size + c.X]), c => c.Colour.L);
        var lightness = Sorted(all, c => c.Colour.L);
        var farLightness = far.Count < Fewest ? lightness : Sorted(far, c => c.Colour.L);
        return new(
            (double)(all.Count * Every * Every) / cells.Length,
            lightness[lightness.Length / 2],
            Middle(all, c => c.Colour.Chroma),
            (double)all.Count(c => c.Colour.L >= leastL && c.Colour.Chroma <= mostChroma) / all.Count,
            At(lightness, 0.95) - At(lightness, 0.05),
            Gap(all),
            near,
            At(farLightness, 0.9) - At(farLightness, 0.1));
    }

    // Every third cell of both directions is plenty.
    private static List<Cell> Collect(PersonMask mask, bool[] cells)
    {
        var list = new List<Cell>();
        for (var y = Rim; y < Size - Rim; y += Every)
            for (var x = Rim; x < Size - Rim; x += Every)
                if (cells[y * Size + x])
                    list.Add(new(x, y, mask.Colour(y * Size + x)));
        return list;
    }

    private static double Gap(List<Cell> all)
    {
        var left = all.FindAll(c => c.X < Size / 2);
        var right = all.FindAll(c => c.X >= Size / 2);
        return left.Count < Fewest || right.Count < Fewest ? 0 : Middle(left, c => c.Colour.L) - Middle(right, c => c.Colour.L);
    }

    // Takes a cell away when any cell within reach, across or down, is gone.
    private static void Shrink(bool[] cells, bool[] spare, int reach)
    {
        Pass(cells, spare, reach, 1, Size);
        Pass(spare, cells, reach, Size, 1);
    }

    private static void Pass(bool[] from, bool[] to, int reach, int step, int lineStep)
    {
        for (var line = 0; line < Size; line++)
        {
            var start = line * lineStep;
            var lastGap = -reach - 1;
            // Forward: how far back the last gap is; then backward the same.
            for (var k = 0; k < Size; k++)
            {
                if (!from[start + k * step])
                    lastGap = k;
                to[start + k * step] = k - lastGap > reach;
            }
            lastGap = Size + reach;
            for (var k = Size - 1; k >= 0; k--)
            {
                if (!from[start + k * step])
                    lastGap = k;
                if (lastGap - k <= reach)
                    to[start + k * step] = false;
            }
        }
    }

    private static float[] Sorted(List<Cell> cells, Func<Cell, float> value)
    {
        var values = new float[cells.Count];
        for (var i = 0; i < values.Length; i++)
            values[i] = value(cells[i]);
        Array.Sort(values);
        return values;
    }

    private static double Middle(List<Cell> cells, Func<Cell, float> value) => At(Sorted(cells, value), 0.5);

    private static double At(float[] sorted, double share) => sorted[Math.Min(sorted.Length - 1, (int)(sorted.Length * share))];

    private readonly record struct Cell(int X, int Y, Lab Colour);
}
