using Caika.Imaging.Images;
using SkiaSharp;

namespace Caika.Imaging.Tests.Images;

public sealed class PictureDecoderTests
{
    public static TheoryData<string, DecodeFault> BadFiles => new()
    {
        { "empty", DecodeFault.Empty },
        { "text", DecodeFault.UnsupportedFormat },
        { "zip", DecodeFault.UnsupportedFormat },
        { "gif", DecodeFault.UnsupportedFormat },
        { "jpeg 60000", DecodeFault.TooManyPixels },
        { "png 60000", DecodeFault.TooManyPixels },
        { "bmp 60000", DecodeFault.TooManyPixels },
        { "webp 16383", DecodeFault.TooManyPixels },
        { "jpeg cut", DecodeFault.Truncated },
        { "jpeg without end", DecodeFault.Truncated },
        { "png cut", DecodeFault.Truncated },
        { "jpeg start only", DecodeFault.BrokenHeader },
        { "jpeg 12 bit", DecodeFault.UnsupportedKind },
        { "jpeg 2 channels", DecodeFault.UnsupportedKind },
        { "jpeg cmyk", DecodeFault.CmykWithoutProfile },
        { "jpeg 101 scans", DecodeFault.TooManyScans },
        { "png animated", DecodeFault.Animated },
        { "webp animated", DecodeFault.Animated },
        { "jpeg no pixels", DecodeFault.Damaged },
    };

    [Theory]
    [MemberData(nameof(BadFiles))]
    public void BadFile_NamesItsFault(string kind, DecodeFault expected)
    {
        var decoded = PictureDecoder.Decode(BadFile(kind));
        Assert.Equal(expected, decoded.Fault);
        Assert.Null(decoded.Picture);
    }

    [Theory]
    [InlineData("jpeg 60000")]
    [InlineData("png 60000")]
    [InlineData("bmp 60000")]
    public void HugeHeader_AllocatesNothing(string kind)
    {
        var file = BadFile(kind);
        PictureDecoder.Decode(file);
        var before = GC.GetAllocatedBytesForCurrentThread();
        PictureDecoder.Decode(file);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 10_000);
    }

    [Fact]
    public void EveryFormat_GivesTheSamePixels()
    {
        var picture = TestPictures.Coloured(64, 48);
        foreach (var file in new[] { TestPictures.Encoded(picture, SKEncodedImageFormat.Png), TestPictures.Bmp(picture) })
            Assert.Equal(picture.Pixels, PictureDecoder.Decode(file).Picture!.Pixels);
        var webp = PictureDecoder.Decode(TestPictures.Encoded(picture, SKEncodedImageFormat.Webp)).Picture!;
        Assert.Equal((64, 48), (webp.Width, webp.Height));
    }

    [Fact]
    public void SixteenBitPng_Opens() => Assert.NotNull(PictureDecoder.Decode(TestPictures.Png16(50, 40)).Picture);

    [Fact]
    public void TransparentPlaces_AreWhite()
    {
        using var bitmap = new SKBitmap(new SKImageInfo(8, 8, SKColorType.Rgba8888, SKAlphaType.Premul));
        bitmap.Erase(SKColors.Transparent);
        using var png = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        Assert.All(PictureDecoder.Decode(png.ToArray()).Picture!.Pixels.ToArray(), value => Assert.Equal(255, value));
    }

    [Theory]
    [InlineData(1, 0, 0)]
    [InlineData(2, 1, 0)]
    [InlineData(3, 1, 1)]
    [InlineData(4, 0, 1)]
    [InlineData(5, 0, 0)]
    [InlineData(6, 1, 0)]
    [InlineData(7, 1, 1)]
    [InlineData(8, 0, 1)]
    public void Orientation_MovesTheFirstCorner(int orientation, int right, int bottom)
    {
        // 64×32, black but for a white first corner of 16×16.
        var pixels = new byte[64 * 32 * 4];
        for (var i = 0; i < 64 * 32; i++)
        {
            pixels.AsSpan(i * 4, 4).Fill(i % 64 < 16 && i / 64 < 16 ? (byte)255 : (byte)0);
            pixels[i * 4 + 3] = 255;
        }
        var file = JpegSurgery.WithExif(JpegWriter.Encode(new(64, 32, pixels), 100), orientation);
        var upright = PictureDecoder.Decode(file).Picture!;
        Assert.Equal(orientation >= 5 ? (32, 64) : (64, 32), (upright.Width, upright.Height));
        int x = right == 1 ? upright.Width - 4 : 3, y = bottom == 1 ? upright.Height - 4 : 3;
        Assert.True(upright.Pixels[(y * upright.Width + x) * 4] > 200);
    }

    [Fact]
    public void SidewaysPngAndWebP_AreTurnedToo()
    {
        Assert.Equal(6, PictureHeader.TryRead(HostileHeaders.Png(40, 30, orientation: 6))!.Orientation);
        Assert.Equal(8, PictureHeader.TryRead(HostileHeaders.WebP(40, 30, orientation: 8))!.Orientation);
    }

    [Fact]
    public void LargeJpeg_IsShrunkWhileDecoding()
    {
        var picture = PictureDecoder.Decode(TestPictures.Jpeg(1600, 1200), longSide: 400).Picture!;
        Assert.Equal((400, 300), (picture.Width, picture.Height));
    }

    internal static byte[] BadFile(string kind) => kind switch
    {
        "empty" => [],
        "text" => "not a picture at all"u8.ToArray(),
        "zip" => [.. "PK\x03\x04"u8, .. new byte[60]],
        "gif" => [.. "GIF89a"u8, .. new byte[60]],
        "jpeg 60000" => HostileHeaders.Jpeg(60_000, 60_000),
        "png 60000" => HostileHeaders.Png(60_000, 60_000),
        "bmp 60000" => HostileHeaders.Bmp(60_000, 60_000),
        "webp 16383" => HostileHeaders.WebP(16_383, 16_383),
        "jpeg cut" => TestPictures.Jpeg()[..9000],
        "jpeg without end" => TestPictures.Jpeg()[..^2],
        "png cut" => TestPictures.Encoded(TestPictures.Coloured(200, 200), SKEncodedImageFormat.Png)[..20_000],
        "jpeg start only" => [0xFF, 0xD8, 0xFF, 0xE0],
        "jpeg 12 bit" => HostileHeaders.Jpeg(16, 16, precision: 12),
        "jpeg 2 channels" => HostileHeaders.Jpeg(16, 16, components: 2),
        "jpeg cmyk" => HostileHeaders.Jpeg(400, 500, components: 4),
        "jpeg 101 scans" => HostileHeaders.Jpeg(16, 16, frame: 0xC2, scans: 101),
        "png animated" => HostileHeaders.Png(16, 16, animated: true),
        "webp animated" => HostileHeaders.WebP(16, 16, animated: true),
        "jpeg no pixels" => HostileHeaders.Jpeg(400, 500),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
