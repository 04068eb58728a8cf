using System.Globalization;

namespace Caika.Benchmarks;

/// <summary>The most memory the process holds while this lives, in MB, as the system counts it; asked every 20 ms.</summary>
internal sealed class Resident : IDisposable
{
    private readonly Timer _timer;
    private double _phase;

    internal Resident() => _timer = new Timer(_ => Look(), null, 0, 20);

    internal double Peak { get; private set; }

    /// <summary>The peak since it was asked last.</summary>
    internal double Phase()
    {
        Look();
        (var phase, _phase) = (_phase, 0);
        return phase;
    }

    private void Look()
    {
        var line = File.ReadLines("/proc/self/status").First(l => l.StartsWith("VmRSS:", StringComparison.Ordinal));
        var now = double.Parse(line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
        (_phase, Peak) = (Math.Max(_phase, now), Math.Max(Peak, now));
    }

    public void Dispose() => _timer.Dispose();
}
