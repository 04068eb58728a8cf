using Caika.Imaging.Findings;
using Caika.Imaging.IdCards;
using Caika.Imaging.Images;
using Caika.Imaging.Tests.Images;
using SkiaSharp;

namespace Caika.Imaging.Tests.IdCards;

public sealed class IdCardInspectorTests
{
    private static IdCardReport Inspect(byte[] file) =>
        new IdCardInspector().Inspect(file, IdCardSide.Portrait, IdCardRequirements.Hunan2019);

    [Theory]
    [InlineData(1012, 638)]
    [InlineData(1600, 1200)]
    [InlineData(3000, 4000)]
    public void PhonePicture_IsFittedWithoutAsking(int width, int height)
    {
        var report = Inspect(JpegSurgery.WithExif(TestPictures.Jpeg(width, height, noise: 10), 1));
        Assert.Empty(report.Findings);
        Assert.True(IdCardRequirements.Hunan2019.LeavingBand.Contains(report.Derived!.File.Length));
        Assert.InRange(report.Derived.How.Encodings, 1, SizeBandEncoder.MaxEncodings);
        Assert.False(JpegHeader.TryRead(report.Derived.File.Span)!.HasExif);
        Assert.Equal((width, height), (report.Width, report.Height));
    }

    [Fact]
    public void FittingPicture_IsKept()
    {
        var file = SizeBandEncoder.Fit(TestPictures.Coloured(1800, 1000), new(60_000, 70_000), new FitPolicy { LowQuality = 20 }).File!;
        Assert.True(Inspect(file).Derived!.How.Kept);
    }

    [Fact]
    public void OtherFormat_IsConverted()
    {
        var report = Inspect(TestPictures.Encoded(TestPictures.Coloured(1012, 638), SKEncodedImageFormat.Png));
        Assert.Empty(report.Findings);
        Assert.Equal(PictureFormat.Png, report.Derived!.How.ConvertedFrom);
    }

    [Fact]
    public void BlackAndWhiteCopy_IsSeen() => Assert.Contains(Inspect(JpegWriter.Encode(TestPictures.Grey(1012, 638), 90)).Findings,
        finding => finding is { RuleId: "D05", Verdict: Verdict.NotMet });

    [Theory]
    [InlineData("zip", "D01")]
    [InlineData("gif", "D01")]
    [InlineData("empty", "D28")]
    [InlineData("jpeg 60000", "D28")]
    [InlineData("jpeg cut", "D28")]
    public void BadFile_IsRefusedByItsRule(string kind, string rule) =>
        Assert.Contains(Inspect(PictureDecoderTests.BadFile(kind)).Findings, f => f.RuleId == rule && f.Verdict == Verdict.NotMet);

    [Fact]
    public void TinyPicture_CannotReachTheBand() => Assert.Contains(Inspect(TestPictures.Jpeg(200, 120, noise: 0)).Findings,
        finding => finding is { RuleId: "D02", Verdict: Verdict.NotMet });
}
