using System.Buffers.Binary;
using SkiaSharp;

namespace Caika.Imaging.Images;

/// <summary>Encodes a picture as baseline JPEG without EXIF, profile or any other metadata.</summary>
public static class JpegWriter
{
    /// <summary>Encodes once.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="quality">libjpeg quality, 1 to 100.</param>
    /// <param name="fullChroma">Colour at every pixel (4:4:4) and not at every fourth (4:2:0): larger, no fringes at edges.</param>
    /// <param name="dotsPerInch">Density for print; null says "no unit".</param>
    public static unsafe byte[] Encode(Picture picture, int quality, bool fullChroma = false, int? dotsPerInch = null)
    {
        // No colour space on purpose: with one Skia writes half a kilobyte of profile that says what no profile says as well.
        var info = new SKImageInfo(picture.Width, picture.Height, SKColorType.Rgba8888, SKAlphaType.Opaque);
        var chroma = fullChroma ? SKJpegEncoderDownsample.Downsample444 : SKJpegEncoderDownsample.Downsample420;
        var options = new SKJpegEncoderOptions(quality, chroma, SKJpegEncoderAlphaOption.Ignore);
        fixed (byte* pixels = picture.Pixels)
        {
            using var pixmap = new SKPixmap(info, (IntPtr)pixels);
            using var data = pixmap.Encode(options) ?? throw new InvalidOperationException("Skia could not encode the pixels.");
            var file = data.ToArray();
            SetDensity(file, dotsPerInch);
            return file;
        }
    }

    // Skia's encoder begins every file with a JFIF segment; only its density has to be overwritten.
    private static void SetDensity(Span<byte> file, int? dotsPerInch)
    {
        var segment = JfifDensity.Segment(dotsPerInch);
        if (BinaryPrimitives.ReadUInt16BigEndian(file[2..]) != 0xFFE0)
            throw new InvalidOperationException("The encoder wrote no JFIF segment.");
        segment.CopyTo(file[2..]);
    }
}
