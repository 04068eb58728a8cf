namespace Caika.Testing;

/// <summary>A clock that runs and can be turned: 09:00 on 10 September 2026 in China at the start, in the campaign's time.</summary>
public sealed class TestClock : TimeProvider
{
    /// <summary>The machine's own time, for data that another process goes on with.</summary>
    internal static TestClock OfMachine() => new() { _turned = TimeSpan.Zero };

    /// <summary>Starts where another stands, and is turned by itself.</summary>
    internal static TestClock Like(TestClock other) => new() { _turned = other._turned };

    private TimeSpan _turned = new DateTimeOffset(2026, 9, 10, 1, 0, 0, TimeSpan.Zero) - System.GetUtcNow();

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + _turned;

    public void Turn(TimeSpan by) => _turned += by;

}
