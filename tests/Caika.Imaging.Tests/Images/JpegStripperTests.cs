using Caika.Imaging.Images;
using CsCheck;

namespace Caika.Imaging.Tests.Images;

public sealed class JpegStripperTests
{
    [Fact]
    public void Stripping_KeepsEveryPixelAndDropsEveryTag()
    {
        Gen.Select(Gen.Int[8, 90], Gen.Int[8, 90], Gen.Int[30, 100], Gen.Int[0, 31]).Sample((width, height, quality, what) =>
        {
            var plain = TestPictures.Jpeg(width, height, quality: quality);
            var loaded = plain;
            if ((what & 1) != 0) loaded = JpegSurgery.WithExif(loaded, 1);
            if ((what & 2) != 0) loaded = JpegSurgery.WithXmp(loaded);
            if ((what & 4) != 0) loaded = JpegSurgery.WithIptc(loaded);
            if ((what & 8) != 0) loaded = JpegSurgery.WithComment(loaded);
            if ((what & 16) != 0) loaded = JpegSurgery.WithTrailingBytes(loaded);

            var stripped = JpegStripper.Strip(loaded)!;

            var header = JpegHeader.TryRead(stripped)!;
            Assert.True(header is { HasExif: false, HasOtherMetadata: false, TrailingBytes: 0, EndsWithMarker: true });
            Assert.Equal(PictureDecoder.Decode(plain).Picture!.Pixels, PictureDecoder.Decode(stripped).Picture!.Pixels);
        }, iter: 200);
    }

    [Fact]
    public void Density_IsWrittenWithoutTouchingPixels()
    {
        var plain = TestPictures.Jpeg(60, 60);
        var stripped = JpegStripper.Strip(plain, dotsPerInch: 350)!;
        Assert.Equal(350, JpegHeader.TryRead(stripped)!.DotsPerInch);
        Assert.Equal(PictureDecoder.Decode(plain).Picture!.Pixels, PictureDecoder.Decode(stripped).Picture!.Pixels);
    }

    [Fact]
    public void ColourProfile_Stays()
    {
        var file = JpegSurgery.WithSegment(TestPictures.Jpeg(60, 60), 0xE2, [.. "ICC_PROFILE\0"u8, 1, 1, .. new byte[200]]);
        Assert.True(JpegHeader.TryRead(JpegStripper.Strip(file))!.HasIcc);
    }

    [Fact]
    public void CutFile_IsNotStripped() => Assert.Null(JpegStripper.Strip(TestPictures.Jpeg()[..5000]));
}
