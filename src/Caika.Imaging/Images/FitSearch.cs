namespace Caika.Imaging.Images;

/// <summary>Finds the position on a <see cref="FitPath"/> whose file lies in the band, by interpolating between the tries.</summary>
internal sealed class FitSearch(FitPath path, SizeBand band)
{
    private (double At, double Size)? _tooSmall, _tooLarge;
    private bool _over;

    /// <summary>Where to try next.</summary>
    public double Position { get; private set; } = path.Start;

    public int Tries { get; private set; }

    public FitOutcome Outcome { get; private set; }

    public bool Goes(int maxTries) => !_over && Tries < maxTries;

    public void Tried(int bytes)
    {
        Tries++;
        if (band.Contains(bytes))
        {
            Outcome = FitOutcome.Fitted;
            return;
        }
        var size = Math.Log(bytes);
        if (bytes < band.Min)
            _tooSmall = (Position, size);
        else
            _tooLarge = (Position, size);
        Outcome = (_tooSmall, _tooLarge) switch
        {
            (not null, not null) => FitOutcome.Missed,
            (not null, null) => FitOutcome.TooSmall,
            _ => FitOutcome.TooLarge,
        };
        _over = (bytes < band.Min && Position >= path.Largest) || (bytes > band.Max && Position <= path.Smallest);
        Position = Next(size);
    }

    // Too large: end just below the upper end, so that as much quality as possible stays. Too small: just above the lower end.
    private double Next(double size)
    {
        double low = Math.Log(band.Min), high = Math.Log(band.Max), margin = Math.Min(0.1, (high - low) / 3);
        var aim = size > high ? high - margin : low + margin;
        if (_tooSmall is not { } small || _tooLarge is not { } large)
            return Math.Clamp(Position + (aim - size), path.Smallest, path.Largest);
        var share = Math.Clamp((aim - small.Size) / (large.Size - small.Size), 0.08, 0.92);
        return small.At + share * (large.At - small.At);
    }
}
