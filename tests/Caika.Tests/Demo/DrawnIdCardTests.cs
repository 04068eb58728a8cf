using Caika.Demo;
using Caika.Imaging.IdCards;
using Caika.Imaging.Images;

namespace Caika.Tests.Demo;

public sealed class DrawnIdCardTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);
    private static readonly IReadOnlyList<MadeUpPerson> People = MadeUpPeople.Create(7, 12, Today);

    [Theory]
    [InlineData(IdCardSide.Emblem)]
    [InlineData(IdCardSide.Portrait)]
    public void PhonePicture_IsLargeAndFitsAfterwards(IdCardSide side)
    {
        var report = Inspect(side, IdCardVariant.PhonePicture);
        Assert.Empty(report.Findings);
        Assert.True(report.Bytes > 80_000);
        Assert.True(IdCardRequirements.Hunan2019.LeavingBand.Contains(report.Derived!.File.Length));
        Assert.Equal((1600, 1200), (report.Width, report.Height));
    }

    [Fact]
    public void FlatPicture_HasTheSizeOfACard()
    {
        var report = Inspect(IdCardSide.Portrait, IdCardVariant.Flat);
        Assert.Equal((1012, 638), (report.Width, report.Height));
        Assert.Empty(report.Findings);
    }

    [Fact]
    public void Copy_IsSeen() =>
        Assert.Equal("D05", Assert.Single(Inspect(IdCardSide.Emblem, IdCardVariant.Copy).Findings).RuleId);

    [Fact]
    public void RareCharacters_AreDrawnAndNotBoxes()
    {
        // Two rare characters give two different pictures; two empty boxes would give the same.
        var typefaces = Typefaces();
        byte[] Card(string name) => DrawnIdCard.Draw(People[3] with { Name = name }, IdCardSide.Portrait, default, 7, Today, typefaces);
        Assert.NotEqual(Card("𠮷"), Card("㛃"));
    }

    [Fact]
    public void Validity_FollowsTheAgeAtIssue()
    {
        Assert.All(People, person =>
        {
            var valid = IdCardValidity.Valid(person, Today, 7);
            Assert.True(valid.From < Today && !(valid.To < Today));
            Assert.Equal(person.AgeOn(valid.From) >= 46, valid.To is null);
        });
        Assert.True(IdCardValidity.Expired(Today, 7).To < Today);
        Assert.EndsWith("-长期", new IdCardValidity(Today, null).ToString());
    }

    [Fact]
    public void FolderWithoutFonts_HasNoTypefaces()
    {
        Assert.Null(ChineseTypefaces.Find("/no/such/folder"));
        Assert.Contains("中文字体", ChineseTypefaces.Missing);
    }

    private static IdCardReport Inspect(IdCardSide side, IdCardVariant variant)
    {
        var validity = IdCardValidity.Valid(People[2], Today, 7);
        var file = DrawnIdCard.Draw(People[2], side, validity, 7, Today, Typefaces(), variant);
        return new IdCardInspector().Inspect(file, side, IdCardRequirements.Hunan2019);
    }

    private static ChineseTypefaces Typefaces()
    {
        var found = ChineseTypefaces.Find();
        Assert.SkipWhen(found is null, ChineseTypefaces.Missing);
        return found!;
    }
}
