using Caika.Platform.Faults;

namespace Caika.Server.Tests.Faults;

/// <summary>Lets the n-th step of the next request fail, once or from then on, as a disk would.</summary>
internal sealed class FailingStep
{
    internal const int IoError = 5, NoSpace = 28;

    private int _left, _error;
    private bool _lasting, _begun, _armed;

    internal FaultPoints Points => new(Reached);

    /// <summary>Whether a step failed.</summary>
    internal bool WasHit { get; private set; }

    internal void FailAt(int n, int error, bool lasting) => (_left, _error, _lasting, _begun, _armed, WasHit) = (n, error, lasting, false, true, false);

    internal void Rest() => _armed = false;

    private void Reached(string point)
    {
        if (!_armed || !(_begun |= point == FaultPoints.RequestBegun) || point is FaultPoints.RequestBegun or "answer.before" || (--_left != 0 && !(_lasting && _left < 0)))
            return;
        WasHit = true;
        throw new IOException($"Told to fail at {point}.", _error);
    }
}
