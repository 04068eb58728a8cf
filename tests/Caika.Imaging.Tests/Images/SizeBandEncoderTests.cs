using Caika.Imaging.Images;
using CsCheck;

namespace Caika.Imaging.Tests.Images;

public sealed class SizeBandEncoderTests
{
    private static readonly SizeBand Photo = new(14_336, 1_000_000), IdCard = new(51_200, 80_000);

    [Fact]
    public void AnyPicture_EndsInTheBandOrSaysWhyNot()
    {
        Gen.Select(Gen.Int[40, 900], Gen.Int[40, 900], Gen.Int[0, 120], Gen.Bool).Sample((width, height, noise, card) =>
        {
            var band = card ? IdCard : Photo;
            var fitted = SizeBandEncoder.Fit(TestPictures.Coloured(width, height, noise), band, new FitPolicy { FullChroma = !card });

            Assert.InRange(fitted.Encodings, 1, SizeBandEncoder.MaxEncodings);
            Assert.Equal(fitted.Outcome == FitOutcome.Fitted, fitted.File is not null);
            if (fitted.File is not { } file)
                return;
            var header = JpegHeader.TryRead(file)!;
            Assert.True(band.Contains(file.Length));
            Assert.True(header is { HasExif: false, HasIcc: false, HasOtherMetadata: false, TrailingBytes: 0, EndsWithMarker: true });
            Assert.Equal((fitted.Width, fitted.Height), (header.Width, header.Height));
            Assert.NotNull(PictureDecoder.Decode(file).Picture);
        }, iter: 150);
    }

    [Fact]
    public void FlatPicture_IsTooSmallAndNeverPadded()
    {
        var fitted = SizeBandEncoder.Fit(TestPictures.Coloured(60, 80, noise: 0), Photo, new FitPolicy());
        Assert.Equal((FitOutcome.TooSmall, 1.5, 100), (fitted.Outcome, fitted.Scale, fitted.Quality));
        Assert.Null(fitted.File);
    }

    [Fact]
    public void NoiseThatMayNotShrink_IsTooLarge()
    {
        var policy = new FitPolicy { MinWidth = 800, MinHeight = 800 };
        Assert.Equal(FitOutcome.TooLarge, SizeBandEncoder.Fit(TestPictures.Coloured(800, 800, noise: 120), new(1_000, 20_000), policy).Outcome);
    }

    [Theory]
    [InlineData(4000, 3000, 20)]
    [InlineData(1600, 1200, 8)]
    [InlineData(1012, 638, 4)]
    [InlineData(856, 540, 30)]
    public void CardPictures_ReachTheNarrowBand(int width, int height, int noise)
    {
        var policy = new FitPolicy { MaxWidth = 1600, MaxHeight = 1600, MinWidth = 540, MinHeight = 540, LowestQuality = 40 };
        var fitted = SizeBandEncoder.Fit(TestPictures.Coloured(width, height, noise), IdCard, policy);
        Assert.Equal(FitOutcome.Fitted, fitted.Outcome);
        Assert.True(IdCard.Contains(fitted.File!.Length));
    }

    [Fact]
    public void WidestAllowedSize_IsKept()
    {
        var fitted = SizeBandEncoder.Fit(TestPictures.Coloured(716, 882), Photo, new FitPolicy { MaxWidth = 358, MaxHeight = 441, DotsPerInch = 350 });
        Assert.Equal((358, 441, 1), (fitted.Width, fitted.Height, fitted.Encodings));
        Assert.Equal(350, JpegHeader.TryRead(fitted.File)!.DotsPerInch);
    }
}
