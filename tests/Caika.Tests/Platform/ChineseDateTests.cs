using Caika.Platform;
using Microsoft.Extensions.Time.Testing;

namespace Caika.Tests.Platform;

public sealed class ChineseDateTests
{
    private static readonly FakeTimeProvider Clock = new(new DateTimeOffset(2026, 9, 14, 2, 42, 0, TimeSpan.Zero));

    [Fact]
    public void Deadline_NamesTheWeekday() => Assert.Equal("9 月 16 日（周三）", ChineseDate.Deadline(new DateOnly(2026, 9, 16)));

    [Fact]
    public void Moment_IsChinaStandardTime() => Assert.Equal("9 月 14 日 10:42", ChineseDate.Moment(Clock.GetUtcNow()));

    [Theory]
    [InlineData("2026-09-14T00:10:00Z", "08:10")]
    [InlineData("2026-09-13T15:59:00Z", "昨天")]
    [InlineData("2026-09-12T15:59:00Z", "9月12日")]
    [InlineData("2025-12-31T15:59:00Z", "2025年12月31日")]
    public void Cell_IsAsShortAsItMayBe(string moment, string text) =>
        Assert.Equal(text, ChineseDate.Cell(DateTimeOffset.Parse(moment, System.Globalization.CultureInfo.InvariantCulture), Clock));
}
