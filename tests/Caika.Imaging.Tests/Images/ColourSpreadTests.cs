using Caika.Imaging.Images;

namespace Caika.Imaging.Tests.Images;

public sealed class ColourSpreadTests
{
    [Fact]
    public void ColourAndGrey_LieFarApart()
    {
        Assert.True(ColourSpread.Of(TestPictures.Coloured(200, 200)) > 20);
        Assert.True(ColourSpread.Of(TestPictures.Grey(200, 200)) < 1);
    }

    [Fact]
    public void SepiaCopy_CountsAsGrey()
    {
        var picture = TestPictures.Grey(200, 200);
        for (var i = 0; i < picture.Pixels.Length; i += 4)
            picture.Pixels[i + 2] = (byte)(picture.Pixels[i + 2] * 0.94);
        Assert.True(ColourSpread.Of(picture) < 5.3);
    }
}
