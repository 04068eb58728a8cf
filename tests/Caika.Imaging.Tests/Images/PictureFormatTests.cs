using Caika.Imaging.Images;
using SkiaSharp;

namespace Caika.Imaging.Tests.Images;

public sealed class PictureFormatTests
{
    [Fact]
    public void RealFiles_AreToldByTheirBytes()
    {
        var picture = TestPictures.Coloured(20, 20);
        Assert.Equal(PictureFormat.Jpeg, PictureFormats.Of(TestPictures.Jpeg(20, 20)));
        Assert.Equal(PictureFormat.Png, PictureFormats.Of(TestPictures.Encoded(picture, SKEncodedImageFormat.Png)));
        Assert.Equal(PictureFormat.WebP, PictureFormats.Of(TestPictures.Encoded(picture, SKEncodedImageFormat.Webp)));
        Assert.Equal(PictureFormat.Bmp, PictureFormats.Of(TestPictures.Bmp(picture)));
    }

    [Theory]
    [InlineData("", PictureFormat.Empty)]
    [InlineData("GIF89a......", PictureFormat.Gif)]
    [InlineData("PK\u0003\u0004............", PictureFormat.Zip)]
    [InlineData("%PDF-1.7\n", PictureFormat.Pdf)]
    [InlineData("....ftypheic....", PictureFormat.Heic)]
    [InlineData("....ftypmif1....", PictureFormat.Heic)]
    [InlineData("....ftypavif....", PictureFormat.Other)]
    [InlineData("<svg xmlns=", PictureFormat.Other)]
    [InlineData("B", PictureFormat.Other)]
    public void FirstBytes_NameTheFormat(string bytes, PictureFormat expected) =>
        Assert.Equal(expected, PictureFormats.Of(System.Text.Encoding.Latin1.GetBytes(bytes)));

    [Fact]
    public void RealHeaders_GiveTheSize()
    {
        var picture = TestPictures.Coloured(37, 23);
        byte[][] files = [TestPictures.Jpeg(37, 23), TestPictures.Bmp(picture), TestPictures.Encoded(picture, SKEncodedImageFormat.Png),
            TestPictures.Encoded(picture, SKEncodedImageFormat.Webp, 80), TestPictures.Encoded(picture, SKEncodedImageFormat.Webp, 100)];
        Assert.All(files, file => Assert.Equal((37, 23), (PictureHeader.TryRead(file)!.Width, PictureHeader.TryRead(file)!.Height)));
    }
}
