namespace Caika.Testing;

/// <summary>A clock that runs and can be turned: 09:00 on 10 September 2026 in China at the start, in the campaign's time.</summary>
public sealed class TestClock : TimeProvider
{
    private TimeSpan _turned = new DateTimeOffset(2026, 9, 10, 1, 0, 0, TimeSpan.Zero) - System.GetUtcNow();

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + _turned;

    public void Turn(TimeSpan by) => _turned += by;

}
