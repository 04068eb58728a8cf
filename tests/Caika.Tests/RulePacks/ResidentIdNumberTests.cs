using Caika.RulePacks;
using CsCheck;

namespace Caika.Tests.RulePacks;

public sealed class ResidentIdNumberTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    [Theory]
    [InlineData("439901198501010013", 1985, 1, 1, 1)]
    [InlineData("43990219600229002X", 1960, 2, 29, 2)]
    [InlineData("43990320080229100X", 2008, 2, 29, 2)]
    [InlineData("43990119880701018X", 1988, 7, 1, 2)]
    [InlineData("439901195003157000", 1950, 3, 15, 2)]
    [InlineData("810000199001011230", 1990, 1, 1, 1)]
    [InlineData("830000199001011234", 1990, 1, 1, 1)]
    [InlineData(" 43990219600229002x ", 1960, 2, 29, 2)]
    public void RightNumber_TellsBirthDateAndSex(string text, int year, int month, int day, int sex)
    {
        Assert.Equal(ResidentIdFault.None, ResidentIdNumber.TryParse(text, Today, out var number));
        Assert.Equal((new DateOnly(year, month, day), (Sex)sex), (number.BirthDate, number.Sex));
        Assert.Equal(text[0] == '8', number.IsHongKongMacaoTaiwanPermit);
    }

    [Theory]
    [InlineData("439901198502300012", "Date")]
    [InlineData("439901209901010013", "Future")]
    [InlineData("439901189001010012", "TooOld")]
    [InlineData("439901198501010014", "CheckCharacter")]
    [InlineData("439901850101001", "FirstGeneration")]
    [InlineData("43990119850101001", "Length")]
    [InlineData("", "Length")]
    [InlineData(null, "Length")]
    [InlineData("4399011985010100A3", "Characters")]
    [InlineData("943760199803056672", "Characters")]
    public void WrongNumber_NamesItsFault(string? text, string fault)
    {
        Assert.Equal(Enum.Parse<ResidentIdFault>(fault), ResidentIdNumber.TryParse(text, Today, out var number));
        Assert.Equal(default, number);
    }

    [Fact]
    public void ChangedDigit_IsAlwaysFound()
    {
        Gen.Select(Gen.Int[0, 999], Gen.Int[0, 36_000], Gen.Int[0, 17], Gen.Int[1, 9]).Sample((sequence, days, place, shift) =>
        {
            var body = $"439901{new DateOnly(1920, 1, 1).AddDays(days):yyyyMMdd}{sequence:D3}";
            var number = body + ResidentIdNumber.CheckCharacter(body);
            var changed = number.ToCharArray();
            changed[place] = changed[place] == 'X' ? '0' : (char)('0' + (changed[place] - '0' + shift) % 10);
            Assert.Equal(ResidentIdFault.None, ResidentIdNumber.TryParse(number, Today, out _));
            Assert.NotEqual(ResidentIdFault.None, ResidentIdNumber.TryParse(new string(changed), Today, out _));
        });
    }

    [Fact]
    public void FirstGeneration_GetsAProposal()
    {
        Assert.Equal("439901198501010013", ResidentIdNumber.From15("439901850101001"));
        Assert.Null(ResidentIdNumber.From15("439901850230001"));
        Assert.Null(ResidentIdNumber.From15("43990185010100"));
    }

    [Fact]
    public void ToString_Masks()
    {
        ResidentIdNumber.TryParse("439901198501010013", Today, out var number);
        Assert.Equal("439901********0013", number.ToString());
        Assert.Equal("", default(ResidentIdNumber).ToString());
    }
}
