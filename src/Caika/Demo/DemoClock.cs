namespace Caika.Demo;

/// <summary>The demo's own time: it starts months ago and is turned forward from act to act, to end in the present.</summary>
internal sealed class DemoClock(DateTimeOffset start) : TimeProvider
{
    private DateTimeOffset _now = start;

    /// <summary>A little passes with every look, so that events have an order.</summary>
    public override DateTimeOffset GetUtcNow() => _now += TimeSpan.FromMilliseconds(20);

    internal void TurnTo(DateTimeOffset then) => _now = then > _now ? then : _now;

    internal void Turn(TimeSpan by) => _now += by;
}
