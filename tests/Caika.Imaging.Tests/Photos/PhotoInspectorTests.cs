using Caika.Imaging.Findings;
using Caika.Imaging.Images;
using Caika.Imaging.Photos;
using Caika.Imaging.Tests.Images;
using CsCheck;
using SkiaSharp;

namespace Caika.Imaging.Tests.Photos;

public sealed class PhotoInspectorTests
{
    private static PhotoReport Inspect(byte[] file) => new PhotoInspector().Inspect(file, PhotoRequirements.Hunan2019);

    private static Dictionary<string, Verdict> Findings(PhotoReport report) => report.Findings.ToDictionary(f => f.RuleId, f => f.Verdict);

    [Fact]
    public void GoodPhoto_MeetsEverythingAndStaysAsItIs()
    {
        var file = TestPictures.Jpeg();
        var report = Inspect(file);
        Assert.Empty(report.Findings);
        // Without nets only the rules that need no face answer.
        Assert.Equal(7, report.Answers.Count);
        Assert.True(report.Derived!.How.Kept);
        Assert.Equal(report.Sha256, report.Derived.Sha256);
        Assert.Equal(file, report.Derived.File.ToArray());
    }

    [Theory]
    [InlineData("text", "P01")]
    [InlineData("zip", "P01")]
    [InlineData("gif", "P01")]
    [InlineData("jpeg cmyk", "P01")]
    [InlineData("png animated", "P01")]
    [InlineData("webp animated", "P01")]
    [InlineData("jpeg 12 bit", "P01")]
    [InlineData("empty", "P28")]
    [InlineData("jpeg 60000", "P28")]
    [InlineData("png 60000", "P28")]
    [InlineData("bmp 60000", "P28")]
    [InlineData("jpeg cut", "P28")]
    [InlineData("jpeg without end", "P28")]
    [InlineData("png cut", "P28")]
    [InlineData("jpeg start only", "P28")]
    [InlineData("jpeg 101 scans", "P28")]
    [InlineData("jpeg no pixels", "P28")]
    public void BadFile_IsRefusedByItsRuleAndNoOtherKnowsBetter(string kind, string rule)
    {
        var report = Inspect(PictureDecoderTests.BadFile(kind));
        var findings = Findings(report);
        Assert.Equal(Verdict.NotMet, findings[rule]);
        Assert.Equal(Verdict.CannotTell, findings["P03"]);
        Assert.Equal(Verdict.CannotTell, findings["P05"]);
        Assert.Null(report.Derived);
    }

    [Fact]
    public void HugeHeader_SaysHowLarge() => Assert.Equal("60000x60000",
        Inspect(PictureDecoderTests.BadFile("png 60000")).Findings.Single(f => f.RuleId == "P28").Measured);

    [Fact]
    public void OtherFormats_AreConvertedAndNotRefused()
    {
        var picture = TestPictures.Coloured(358, 441);
        (byte[] File, PictureFormat Format)[] files =
        [
            (TestPictures.Encoded(picture, SKEncodedImageFormat.Png), PictureFormat.Png),
            (TestPictures.Encoded(picture, SKEncodedImageFormat.Webp), PictureFormat.WebP),
            (TestPictures.Bmp(picture), PictureFormat.Bmp),
            (TestPictures.Png16(358, 441), PictureFormat.Png),
        ];
        Assert.All(files, file =>
        {
            var report = Inspect(file.File);
            Assert.Empty(report.Findings);
            Assert.Equal(file.Format, report.Derived!.How.ConvertedFrom);
            Assert.Equal(PictureFormat.Jpeg, PictureFormats.Of(report.Derived.File.Span));
        });
    }

    [Fact]
    public void SidewaysPhoto_IsTurnedAndHinted()
    {
        var report = Inspect(JpegSurgery.WithExif(TestPictures.Jpeg(441, 358), 6));
        Assert.Equal((358, 441), (report.Width, report.Height));
        var finding = Assert.Single(report.Findings);
        Assert.Equal(("P29", "6"), (finding.RuleId, finding.Measured));
        Assert.Equal(6, report.Derived!.How.TurnedFrom);
        Assert.Equal((358, 441), (report.Derived.Width, report.Derived.Height));
    }

    [Fact]
    public void TrailingPictures_AreCutOffWithoutEncoding()
    {
        var report = Inspect(JpegSurgery.WithTrailingBytes(TestPictures.Jpeg()));
        Assert.Empty(report.Findings);
        Assert.True(report.Derived!.How is { Stripped: true, Quality: null });
    }

    [Fact]
    public void GreyPhoto_IsNotInColour()
    {
        Assert.Equal("P05", Assert.Single(Inspect(JpegWriter.Encode(TestPictures.Grey(358, 441), 92)).Findings).RuleId);
        using var grey = new SKBitmap(new SKImageInfo(358, 441, SKColorType.Gray8, SKAlphaType.Opaque));
        using var data = grey.Encode(SKEncodedImageFormat.Jpeg, 90);
        Assert.Contains(Inspect(data.ToArray()).Findings, finding => finding is { RuleId: "P05", Verdict: Verdict.NotMet });
    }

    [Fact]
    public void TinyPhoto_HasTooFewPixelsAndBytes()
    {
        var findings = Inspect(TestPictures.Jpeg(60, 80, noise: 0)).Findings.ToDictionary(f => f.RuleId);
        Assert.Equal(("60x80", ">=295x413"), (findings["P03"].Measured, findings["P03"].Allowed));
        Assert.Equal(Verdict.NotMet, findings["P02"].Verdict);
    }

    [Fact]
    public void WithoutFitting_TheUploadAloneIsJudged()
    {
        var report = new PhotoInspector().Inspect(TestPictures.Jpeg(1500, 2000, noise: 60), new PhotoRequirements { FitIntoBand = false });
        // Too large, and no one-inch shape.
        Assert.Equal(["P02", "P04"], report.Findings.Select(f => f.RuleId).Order(StringComparer.Ordinal));
        Assert.Null(report.Derived);
    }

    [Fact]
    public void WantedSize_IsScaledTo()
    {
        var wanted = new PhotoRequirements { MaxWidth = 358, MaxHeight = 441, DotsPerInch = 350 };
        var derived = new PhotoInspector().Inspect(TestPictures.Jpeg(716, 882), wanted).Derived!;
        Assert.Equal((358, 441, 0.5), (derived.Width, derived.Height, derived.How.Scale));
        Assert.Equal(350, JpegHeader.TryRead(derived.File.Span)!.DotsPerInch);
    }

    [Fact]
    public void EveryDerivedFile_IsCleanAndInTheBand()
    {
        var inspector = new PhotoInspector();
        Gen.Select(Gen.Int[100, 700], Gen.Int[100, 700], Gen.Int[0, 90], Gen.Int[1, 8], Gen.Int[40, 100]).Sample((width, height, noise, turn, quality) =>
        {
            var file = JpegSurgery.WithComment(JpegSurgery.WithExif(TestPictures.Jpeg(width, height, noise, quality), turn));
            if (inspector.Inspect(file, PhotoRequirements.Hunan2019).Derived is not { } derived)
                return;
            Assert.True(PhotoRequirements.Hunan2019.LeavingBand.Contains(derived.File.Length));
            Assert.True(JpegHeader.TryRead(derived.File.Span) is { HasExif: false, HasOtherMetadata: false, Orientation: 1, TrailingBytes: 0 });
        }, iter: 100);
    }

    [Fact]
    public void ForeignProfile_IsTurnedIntoPlainSrgb()
    {
        using var wide = SKColorSpace.CreateRgb(SKColorSpaceTransferFn.Srgb, SKColorSpaceXyz.DisplayP3);
        var file = WithProfile(wide);
        Assert.True(JpegHeader.TryRead(file)!.HasIcc);
        var report = Inspect(file);
        Assert.Empty(report.Findings);
        Assert.Equal(92, report.Derived!.How.Quality);
        Assert.False(JpegHeader.TryRead(report.Derived.File.Span)!.HasIcc);
        // Display P3 (200,150,120) is about (209,148,115) in sRGB.
        var pixels = PictureDecoder.Decode(report.Derived.File).Picture!.Pixels;
        Assert.InRange(pixels[0], 204, 214);
        Assert.InRange(pixels[2], 109, 119);
    }

    [Fact]
    public void SrgbProfile_IsLeftAlone()
    {
        using var srgb = SKColorSpace.CreateSrgb();
        var report = new PhotoInspector().Inspect(WithProfile(srgb), new PhotoRequirements { LeavingBand = new(1000, 1_000_000) });
        Assert.True(report.Derived!.How.Kept);
    }

    private static byte[] WithProfile(SKColorSpace space)
    {
        using var bitmap = new SKBitmap(new SKImageInfo(358, 441, SKColorType.Rgba8888, SKAlphaType.Opaque, space));
        var pixels = bitmap.GetPixelSpan();
        var noise = TestPictures.Coloured(358, 441, 40).Pixels;
        for (var i = 0; i < pixels.Length; i += 4)
        {
            var upper = i < pixels.Length / 2;
            ((byte[])[upper ? (byte)200 : noise[i], upper ? (byte)150 : noise[i + 1], upper ? (byte)120 : noise[i + 2], 255]).CopyTo(pixels[i..]);
        }
        using var data = bitmap.Encode(SKEncodedImageFormat.Jpeg, 95);
        return data.ToArray();
    }

    [Fact]
    public void RuleThatThrows_CannotTell()
    {
        var failed = new List<string>();
        var inspector = new PhotoInspector([new Broken()], (rule, _) => failed.Add(rule));
        Assert.Equal(Verdict.CannotTell, Assert.Single(inspector.Inspect(TestPictures.Jpeg(), PhotoRequirements.Hunan2019).Findings).Verdict);
        Assert.Equal(["P99"], failed);
    }

    private sealed class Broken : IPhotoRule
    {
        public string Id => "P99";

        public Finding Judge(PhotoSubject photo) => throw new InvalidOperationException("broken");
    }
}
