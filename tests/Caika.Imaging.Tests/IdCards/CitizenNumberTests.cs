using Caika.Imaging.IdCards;

namespace Caika.Imaging.Tests.IdCards;

public sealed class CitizenNumberTests
{
    private const string Good = "439901196505120028";

    [Fact]
    public void WindowOfALongerRun_IsNeverTaken()
    {
        // Every run of 19 to 21 digits that holds a valid number somewhere: one window in eleven would pass the check character.
        foreach (var (before, after) in new[] { ("1", ""), ("", "7"), ("12", "3"), ("", "X"), ("123", "") })
            Assert.Null(CitizenNumber.In(before + Valid() + after));
        Assert.Equal(Valid(), CitizenNumber.In("公民身份号码" + Valid()));
        Assert.Equal(Valid(), CitizenNumber.In(Valid() + "人"));
    }

    [Theory]
    [InlineData("439901196513120026")]      // no thirteenth month
    [InlineData("43990119650512002")]
    [InlineData("4399011965051200288")]
    [InlineData(null)]
    public void WhatIsNoNumber_IsNotValid(string? text) => Assert.False(CitizenNumber.IsValid(text));

    [Fact]
    public void ChangedDigit_IsFound()
    {
        var number = Valid();
        for (var i = 0; i < 17; i++)
            Assert.False(CitizenNumber.IsValid(number[..i] + (char)('0' + (number[i] - '0' + 1) % 10) + number[(i + 1)..]));
    }

    [Theory]
    [InlineData("2014.08.21-2034.08.21", "2034-08-21", true)]
    [InlineData("2014.08.21-2034.08.20", "2034-08-20", true)]
    [InlineData("2014，08.21一2034.08.21", "2034-08-21", true)]
    [InlineData("2014.08.21-2033.08.21", "2033-08-21", false)]
    [InlineData("2014.08.21-长期", null, true)]
    public void Dates_AreReadAndJudged(string text, string? to, bool lawful)
    {
        var dates = CardDates.In(text)!.Value;
        Assert.Equal(to, dates.To is { } day ? CardFields.Iso(day) : null);
        Assert.Equal(lawful, dates.HasLawfulTerm);
    }

    [Theory]
    [InlineData("2014.13.21-2034.08.21")]
    [InlineData("12014.08.21-2034.08.211")]
    public void WhatIsNoDate_IsNotRead(string text) => Assert.Null(CardDates.In(text));

    private static string Valid() => Enumerable.Range(0, 11).Select(i => Good[..17] + "0123456789X"[i]).Single(CitizenNumber.IsValid);
}
