namespace Caika.Imaging.Images;

/// <summary>For every cell of a shorter line: which cells of the longer line lie under it, and each one's share.</summary>
internal sealed class AreaShares
{
    private readonly float[] _shares;
    private readonly int[] _ends;

    public AreaShares(int from, int to)
    {
        var step = (double)from / to;
        Starts = new int[to];
        _ends = new int[to];
        var shares = new List<float>(from + to);
        for (var cell = 0; cell < to; cell++)
        {
            double left = cell * step, right = Math.Min(from, (cell + 1) * step);
            Starts[cell] = (int)left;
            for (var source = Starts[cell]; source < right && source < from; source++)
                shares.Add((float)((Math.Min(right, source + 1) - Math.Max(left, source)) / (right - left)));
            _ends[cell] = shares.Count;
        }
        _shares = [.. shares];
    }

    /// <summary>The first source cell of each cell.</summary>
    public int[] Starts { get; }

    public ReadOnlySpan<float> SharesOf(int cell) => _shares.AsSpan((cell == 0 ? 0 : _ends[cell - 1])..(_ends[cell]));

    public IEnumerable<(int Source, float Share)> Of(int cell)
    {
        var first = cell == 0 ? 0 : _ends[cell - 1];
        for (var i = first; i < _ends[cell]; i++)
            yield return (Starts[cell] + i - first, _shares[i]);
    }
}
