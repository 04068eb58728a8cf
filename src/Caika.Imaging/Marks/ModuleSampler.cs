namespace Caika.Imaging.Marks;

/// <summary>The modules of the code of a sheet as they were looked up one by one: true is dark; row by row.</summary>
public sealed class SampledCode
{
    /// <summary>A version 3 symbol, which every code of ours is.</summary>
    public const int Modules = 29;

    private readonly bool[] dark;

    internal SampledCode(bool[] dark, double score) => (this.dark, PatternShare) = (dark, score);

    /// <summary>Share of the modules that are the same in every symbol which came out right: about a half where there is no code.</summary>
    internal double PatternShare { get; }

    internal bool this[int row, int column] => dark[row * Modules + column];

    /// <summary>
    /// Share of the data modules that agree with a symbol: two different codes agree in half of them, give or take a few
    /// hundredths; a code under a seal agrees with itself in four fifths or more.
    /// </summary>
    public double Agreement(Func<int, int, bool> symbol)
    {
        var (same, all) = (0, 0);
        for (var row = 0; row < Modules; row++)
        {
            for (var column = 0; column < Modules; column++)
            {
                if (ModuleSampler.Pattern(row, column) is not null)
                    continue;
                all++;
                if (symbol(row, column) == this[row, column])
                    same++;
            }
        }
        return (double)same / all;
    }
}

/// <summary>
/// Reads a code at the place where a straightened sheet has it: the patterns that never change are put back, so that a seal
/// across them does no harm, and the clean symbol is read.
/// </summary>
internal static class ModuleSampler
{
    private const int Modules = SampledCode.Modules;
    private const int Finder = 7;
    private const int Scale = 6, Quiet = 4;

    internal static SampledCode Sample(GreyPage page, Placement placement)
    {
        var values = new double[Modules * Modules];
        for (var i = 0; i < values.Length; i++)
            values[i] = Value(page, placement, i / Modules, i % Modules);
        var sorted = values.Order().ToList();
        var limit = (sorted[sorted.Count / 8] + sorted[sorted.Count * 7 / 8]) / 2;
        var dark = values.Select(value => value < limit).ToArray();
        var (right, all) = (0, 0);
        for (var i = 0; i < dark.Length; i++)
        {
            if (Pattern(i / Modules, i % Modules) is not { } expected)
                continue;
            all++;
            if (dark[i] == expected)
                right++;
        }
        return new(dark, sorted[^1] - sorted[0] < 40 ? 0 : (double)right / all);
    }

    internal static IReadOnlyList<SeenCode> Read(SampledCode code)
    {
        var size = (Modules + 2 * Quiet) * Scale;
        var pixels = new byte[size * size];
        Array.Fill(pixels, (byte)255);
        for (var row = 0; row < Modules; row++)
        {
            for (var column = 0; column < Modules; column++)
            {
                if (!(Pattern(row, column) ?? code[row, column]))
                    continue;
                for (var y = 0; y < Scale; y++)
                    pixels.AsSpan(((row + Quiet) * Scale + y) * size + (column + Quiet) * Scale, Scale).Clear();
            }
        }
        return CodeReader.Read(new(size, size, pixels));
    }

    // The mean of the module's inner part.
    private static double Value(GreyPage page, Placement placement, int row, int column)
    {
        var code = PaperGeometry.Code;
        var module = code.Width / Modules;
        double sum = 0;
        for (var i = 0; i < 9; i++)
        {
            var (x, y) = placement.Pixel(code.X + (column + 0.3 + 0.2 * (i % 3)) * module, code.Y + (row + 0.3 + 0.2 * (i / 3)) * module);
            sum += page.At(x, y);
        }
        return sum / 9;
    }

    /// <summary>Finders with their white border, timing lines, the alignment pattern: dark, light, or null for data.</summary>
    internal static bool? Pattern(int row, int column)
    {
        foreach (var (top, left) in new[] { (0, 0), (0, Modules - Finder), (Modules - Finder, 0) })
        {
            var (y, x) = (row - top, column - left);
            if (y is < -1 or > Finder || x is < -1 or > Finder)
                continue;
            var ring = Math.Max(Math.Abs(y - 3), Math.Abs(x - 3));
            return ring is 3 or <= 1;
        }
        if (row == 6 || column == 6)
            return (row + column) % 2 == 0;
        var around = Math.Max(Math.Abs(row - 22), Math.Abs(column - 22));
        return around <= 2 ? around != 1 : null;
    }
}
