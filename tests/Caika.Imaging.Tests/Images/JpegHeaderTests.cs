using Caika.Imaging.Images;
using CsCheck;

namespace Caika.Imaging.Tests.Images;

public sealed class JpegHeaderTests
{
    [Fact]
    public void PlainJpeg_TellsItsFacts()
    {
        var header = JpegHeader.TryRead(TestPictures.Jpeg(300, 200))!;
        Assert.Equal((300, 200, 3, 8, 1), (header.Width, header.Height, header.Components, header.Precision, header.Scans));
        Assert.True(header is { EndsWithMarker: true, TrailingBytes: 0, HasExif: false, HasIcc: false, HasOtherMetadata: false, Orientation: 1 });
    }

    [Fact]
    public void Metadata_IsSeen()
    {
        var plain = TestPictures.Jpeg(40, 40);
        Assert.True(JpegHeader.TryRead(JpegSurgery.WithExif(plain, 6)) is { HasExif: true, Orientation: 6 });
        Assert.True(JpegHeader.TryRead(JpegSurgery.WithComment(plain))!.HasOtherMetadata);
        Assert.True(JpegHeader.TryRead(JpegSurgery.WithXmp(plain)) is { HasOtherMetadata: true, HasExif: false });
        Assert.Equal(plain.Length, JpegHeader.TryRead(JpegSurgery.WithTrailingBytes(plain))!.TrailingBytes);
        Assert.False(JpegHeader.TryRead(plain[..^2])!.EndsWithMarker);
    }

    [Theory]
    [InlineData(0xC3)]
    [InlineData(0xC9)]
    [InlineData(0xCF)]
    public void RareCodings_AreNoJpegToUs(byte frame) => Assert.Null(JpegHeader.TryRead(HostileHeaders.Jpeg(10, 10, frame: frame)));

    [Fact]
    public void TwoFrames_AreRefused()
    {
        var file = HostileHeaders.Jpeg(10, 10);
        Assert.Null(JpegHeader.TryRead([.. file[..^2], .. file[2..]]));
    }

    [Fact]
    public void DamagedBytes_NeverThrow()
    {
        var file = JpegSurgery.WithExif(TestPictures.Jpeg(30, 30), 6);
        Gen.Select(Gen.Int[0, file.Length - 1], Gen.Byte, Gen.Int[0, file.Length]).Sample((at, value, length) =>
        {
            var damaged = (byte[])file.Clone();
            damaged[at] = value;
            JpegHeader.TryRead(damaged.AsSpan(0, length));
            PictureHeader.TryRead(damaged.AsSpan(0, length));
            JpegStripper.Strip(damaged.AsSpan(0, length));
        });
    }
}
