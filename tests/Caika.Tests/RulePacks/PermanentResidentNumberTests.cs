using Caika.RulePacks;

namespace Caika.Tests.RulePacks;

public sealed class PermanentResidentNumberTests
{
    [Fact]
    public void BothVersions_AreAccepted()
    {
        Assert.True(PermanentResidentNumber.IsValid2017("USA430185010110"));
        Assert.True(PermanentResidentNumber.IsValid2023("943760199803056672"));
    }

    [Theory]
    [InlineData("USA430185010111")]
    [InlineData("USA430185023010")]
    [InlineData("usa430185010110")]
    [InlineData("USA43018501011")]
    public void Wrong2017_IsRefused(string text) => Assert.False(PermanentResidentNumber.IsValid2017(text));

    [Theory]
    [InlineData("943760199803056673")]
    [InlineData("943760199813056672")]
    [InlineData("439901198501010013")]
    [InlineData("94376019980305667")]
    public void Wrong2023_IsRefused(string text) => Assert.False(PermanentResidentNumber.IsValid2023(text));
}
