namespace Caika.Imaging.Images;

/// <summary>
/// One line through scale and quality along which files only grow: from the smallest allowed scale at the lowest quality
/// to the largest scale at quality 100. A position on it is the expected logarithm of the file size, so that a step of
/// ln 2 should double the file; the search corrects what the expectation gets wrong.
/// </summary>
internal sealed class FitPath
{
    // Bytes grow a little slower than pixels do (2.0), since enlarging adds no detail.
    private const double ScaleExponent = 1.7;

    private readonly (double At, double Scale, double Quality)[] _corners;

    public FitPath(int width, int height, FitPolicy policy)
    {
        var start = Math.Min(1, Math.Min((policy.MaxWidth ?? width) / (double)width, (policy.MaxHeight ?? height) / (double)height));
        var least = Math.Min(start, Math.Max(policy.MinWidth / (double)width, policy.MinHeight / (double)height));
        (double Scale, double Quality)[] corners =
        [
            (least, policy.LowestQuality), (least, policy.LowQuality), (start, policy.LowQuality), (start, 100),
            (start * policy.MaxEnlarging, 100),
        ];
        _corners = [.. corners.Select(c => (Expected(c.Scale, c.Quality), c.Scale, c.Quality))];
        Start = Expected(start, policy.Quality);
    }

    public double Smallest => _corners[0].At;

    public double Largest => _corners[^1].At;

    /// <summary>The policy's first choice.</summary>
    public double Start { get; }

    public (double Scale, int Quality) At(double position)
    {
        var leg = 1;
        while (leg < _corners.Length - 1 && position > _corners[leg].At)
            leg++;
        var (from, to) = (_corners[leg - 1], _corners[leg]);
        if (from.Scale == to.Scale)
            return (from.Scale, QualityAt(position, from.Scale, from.Quality, to.Quality));
        var share = to.At > from.At ? Math.Clamp((position - from.At) / (to.At - from.At), 0, 1) : 1;
        return (from.Scale * Math.Pow(to.Scale / from.Scale, share), (int)to.Quality);
    }

    private static int QualityAt(double position, double scale, double low, double high)
    {
        var best = (int)low;
        for (var quality = best; quality <= high; quality++)
            if (Math.Abs(Expected(scale, quality) - position) < Math.Abs(Expected(scale, best) - position))
                best = quality;
        return best;
    }

    // libjpeg divides by 200 − 2q percent (5000/q below 50) of its tables; file size follows a power of that divisor.
    private static double Expected(double scale, double quality)
    {
        var divisor = quality < 50 ? 5000 / quality : 200 - 2 * quality;
        return ScaleExponent * Math.Log(scale) - 0.65 * Math.Log(divisor + 4);
    }
}
