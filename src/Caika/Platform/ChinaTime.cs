namespace Caika.Platform;

/// <summary>
/// China Standard Time: the database keeps UTC, people read and set Chinese dates. The offset is fixed at eight hours
/// (no summer time since 1991), so it does not depend on the machine's time zone files.
/// </summary>
public static class ChinaTime
{
    /// <summary>UTC+8 the year round.</summary>
    public static readonly TimeSpan Offset = TimeSpan.FromHours(8);

    /// <summary>The moment on a Chinese clock.</summary>
    public static DateTimeOffset Of(DateTimeOffset moment) => moment.ToOffset(Offset);

    /// <summary>The Chinese calendar day a moment falls on.</summary>
    public static DateOnly DayOf(DateTimeOffset moment) => DateOnly.FromDateTime(Of(moment).DateTime);

    /// <summary>Today in China by the given clock.</summary>
    public static DateOnly Today(TimeProvider clock) => DayOf(clock.GetUtcNow());

    /// <summary>00:00 of a Chinese day, in UTC.</summary>
    public static DateTimeOffset StartOf(DateOnly day) =>
        new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), Offset).ToUniversalTime();

    /// <summary>24:00 of a Chinese day, in UTC: the first moment after a deadline day.</summary>
    public static DateTimeOffset EndOf(DateOnly day) => StartOf(day.AddDays(1));

    /// <summary>A deadline day ends at 24:00: true from the next day's first moment on.</summary>
    public static bool IsPast(DateOnly deadline, TimeProvider clock) => clock.GetUtcNow() >= EndOf(deadline);
}
