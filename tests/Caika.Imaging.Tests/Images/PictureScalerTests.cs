using Caika.Imaging.Images;
using CsCheck;

namespace Caika.Imaging.Tests.Images;

public sealed class PictureScalerTests
{
    [Fact]
    public void OneColour_StaysThatColour()
    {
        Gen.Select(Gen.Int[1, 70], Gen.Int[1, 70], Gen.Int[1, 70], Gen.Int[1, 70]).Sample((width, height, newWidth, newHeight) =>
        {
            var pixels = new byte[width * height * 4];
            for (var i = 0; i < pixels.Length; i += 4)
                ((byte[])[201, 17, 90, 255]).CopyTo(pixels, i);
            var scaled = PictureScaler.Scale(new(width, height, pixels), newWidth, newHeight);
            Assert.Equal((newWidth, newHeight), (scaled.Width, scaled.Height));
            for (var i = 0; i < scaled.Pixels.Length; i += 4)
                Assert.Equal([201, 17, 90, 255], scaled.Pixels[i..(i + 4)].ToArray());
        }, iter: 300);
    }

    [Fact]
    public void Halving_AveragesFourPixels()
    {
        byte[] pixels = [0, 0, 0, 255, 100, 0, 0, 255, 0, 200, 0, 255, 100, 200, 40, 255];
        Assert.Equal([50, 100, 10, 255], PictureScaler.Scale(new(2, 2, pixels), 1, 1).Pixels.ToArray());
    }
}
