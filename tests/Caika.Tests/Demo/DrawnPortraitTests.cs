using Caika.Demo;
using Caika.Imaging.Images;
using Caika.Imaging.Photos;

namespace Caika.Tests.Demo;

public sealed class DrawnPortraitTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);
    private static readonly IReadOnlyList<MadeUpPerson> People = MadeUpPeople.Create(7, 24, Today);

    private static PhotoReport Inspect(byte[] file) => new PhotoInspector().Inspect(file, PhotoRequirements.Hunan2019);

    [Fact]
    public void GoodPortraits_MeetEveryRuleAndDiffer()
    {
        var reports = People.Select(person => Inspect(DrawnPortrait.Draw(person, 7, Today))).ToList();
        Assert.All(reports, report => Assert.Empty(report.Findings));
        Assert.All(reports, report => Assert.True(PhotoRequirements.Hunan2019.LeavingBand.Contains(report.Bytes)));
        Assert.All(reports, report => Assert.True(report.Derived!.How.Kept));
        Assert.Equal(People.Count, reports.Select(report => report.Sha256).Distinct().Count());
    }

    [Fact]
    public void SameSeed_DrawsTheSameBytes() =>
        Assert.Equal(DrawnPortrait.Draw(People[2], 7, Today), DrawnPortrait.Draw(People[2], 7, Today));

    [Fact]
    public void Background_IsWhite()
    {
        var picture = PictureDecoder.Decode(DrawnPortrait.Draw(People[0], 7, Today)).Picture!;
        Assert.All(picture.Pixels[..(358 * 4 * 4)].ToArray(), value => Assert.InRange(value, 240, 255));
    }

    [Fact]
    public void TallPortrait_HasItsSize()
    {
        var report = Inspect(DrawnPortrait.Draw(People[1], 7, Today, width: 480, height: 640));
        Assert.Equal((480, 640), (report.Width, report.Height));
        // Three by four is no one-inch shape: that much is said, and nothing else.
        Assert.Equal("P04", Assert.Single(report.Findings).RuleId);
    }

    [Theory]
    [InlineData(PortraitVariant.Grey, "P05")]
    [InlineData(PortraitVariant.Sideways, "P29")]
    [InlineData(PortraitVariant.Tiny, "P03")]
    public void Variant_IsFoundByItsRule(object variant, string rule)
    {
        var report = Inspect(DrawnPortrait.Draw(People[4], 7, Today, (PortraitVariant)variant));
        Assert.Contains(report.Findings, finding => finding.RuleId == rule);
    }

    [Fact]
    public void SidewaysPortrait_StandsUprightAgain()
    {
        var good = PictureDecoder.Decode(DrawnPortrait.Draw(People[4], 7, Today)).Picture!;
        var turned = PictureDecoder.Decode(DrawnPortrait.Draw(People[4], 7, Today, PortraitVariant.Sideways)).Picture!;
        Assert.Equal((good.Width, good.Height), (turned.Width, turned.Height));
        var difference = good.Pixels.ToArray().Zip(turned.Pixels.ToArray(), (a, b) => Math.Abs(a - b)).Average();
        Assert.InRange(difference, 0, 5);
    }
}
