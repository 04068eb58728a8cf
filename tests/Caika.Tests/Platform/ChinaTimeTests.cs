using Caika.Platform;
using Microsoft.Extensions.Time.Testing;

namespace Caika.Tests.Platform;

public sealed class ChinaTimeTests
{
    private static readonly DateOnly Deadline = new(2019, 9, 18);

    [Fact]
    public void LateEveningUtc_IsNextDayInChina() =>
        Assert.Equal(Deadline, ChinaTime.DayOf(new DateTimeOffset(2019, 9, 17, 16, 0, 0, TimeSpan.Zero)));

    [Fact]
    public void Day_StartsAtSixteenUtcTheDayBefore() =>
        Assert.Equal(new DateTimeOffset(2019, 9, 17, 16, 0, 0, TimeSpan.Zero), ChinaTime.StartOf(Deadline));

    [Theory]
    [InlineData(15, 59, 59, false)]
    [InlineData(16, 0, 0, true)]
    public void DeadlineDay_EndsAtTwentyFour(int hour, int minute, int second, bool past)
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2019, 9, 18, hour, minute, second, TimeSpan.Zero));

        Assert.Equal(past, ChinaTime.IsPast(Deadline, clock));
    }
}
