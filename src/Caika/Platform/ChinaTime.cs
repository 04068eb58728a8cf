namespace Caika.Platform;

/// <summary>China Standard Time, UTC+8 all year: what people read and what deadlines mean. A deadline day ends at 24:00.</summary>
internal static class ChinaTime
{
    private static readonly TimeSpan Offset = TimeSpan.FromHours(8);

    internal static DateTimeOffset Now(TimeProvider clock) => clock.GetUtcNow().ToOffset(Offset);

    internal static DateOnly Today(TimeProvider clock) => DateOf(clock.GetUtcNow());

    internal static DateOnly DateOf(DateTimeOffset instant) => DateOnly.FromDateTime(instant.ToOffset(Offset).DateTime);

    internal static DateTimeOffset Local(DateTimeOffset instant) => instant.ToOffset(Offset);

    /// <summary>The instant at which the day is over.</summary>
    internal static DateTimeOffset EndOf(DateOnly day) => new(day.AddDays(1).ToDateTime(TimeOnly.MinValue), Offset);
}
