using SkiaSharp;

namespace Caika.Imaging.Images;

/// <summary>What decoding gave.</summary>
/// <param name="Fault">Why there is no picture; <see cref="DecodeFault.None"/> when there is one.</param>
/// <param name="Picture">The upright sRGB picture; transparent places are white.</param>
/// <param name="Orientation">EXIF orientation 1 to 8 that was applied.</param>
/// <param name="WasSrgb">The file's own colours were sRGB, so that its coded bytes may be handed on as they are.</param>
public sealed record DecodedPicture(DecodeFault Fault, Picture? Picture = null, int Orientation = 1, bool WasSrgb = false);

/// <summary>Turns a stranger's bytes into an upright sRGB picture, or says why not. Nothing is allocated before the header is judged.</summary>
public static class PictureDecoder
{
    /// <summary>Decodes JPEG, PNG, WebP and BMP, told apart by magic number.</summary>
    /// <param name="file">The whole file.</param>
    /// <param name="longSide">
    /// A large JPEG may be shrunk in steps of an eighth while it is decoded, as long as its long side stays at least this
    /// many pixels; 0 keeps every pixel.
    /// </param>
    /// <param name="alreadyUpright">Do not turn, whatever EXIF says: the program that wrote the file has done so.</param>
    public static DecodedPicture Decode(ReadOnlyMemory<byte> file, int longSide = 0, bool alreadyUpright = false)
    {
        var fault = HeaderGate.Judge(file.Span);
        if (fault != DecodeFault.None)
            return new(fault);
        var header = PictureHeader.TryRead(file.Span)!;
        return DecodeJudged(file, alreadyUpright ? header with { Orientation = 1 } : header, longSide);
    }

    private static unsafe DecodedPicture DecodeJudged(ReadOnlyMemory<byte> file, PictureHeader header, int longSide)
    {
        using var pin = file.Pin();
        using var data = SKData.Create((IntPtr)pin.Pointer, file.Length);
        using var codec = SKCodec.Create(data);
        // What Skia opened must be what the gate judged.
        if (codec is null || codec.Info.Width != header.Width || codec.Info.Height != header.Height)
            return new(DecodeFault.Damaged);
        if (codec.FrameCount > 1)
            return new(DecodeFault.Animated);

        var size = ShrunkSize(codec, longSide);
        var alpha = codec.Info.AlphaType == SKAlphaType.Opaque ? SKAlphaType.Opaque : SKAlphaType.Premul;
        // The explicit sRGB target makes Skia apply the embedded profile (Display P3, Adobe RGB, CMYK); without it colours are wrong.
        using var srgb = SKColorSpace.CreateSrgb();
        var info = new SKImageInfo(size.Width, size.Height, SKColorType.Rgba8888, alpha, srgb);
        var stored = Picture.Borrow(size.Width, size.Height);
        SKCodecResult result;
        fixed (byte* target = stored.Pixels)
            result = codec.GetPixels(info, (IntPtr)target);
        if (result != SKCodecResult.Success)
        {
            stored.GiveBack();
            return new(result == SKCodecResult.IncompleteInput ? DecodeFault.Truncated : DecodeFault.Damaged);
        }

        if (alpha != SKAlphaType.Opaque)
            LayOnWhite(stored.Pixels);
        var picture = PictureTurn.Upright(stored, header.Orientation);
        if (picture != stored)
            stored.GiveBack();
        return new(DecodeFault.None, picture, header.Orientation, codec.Info.ColorSpace is null or { IsSrgb: true });
    }

    private static SKSizeI ShrunkSize(SKCodec codec, int longSide)
    {
        var longest = Math.Max(codec.Info.Width, codec.Info.Height);
        if (longSide <= 0 || longest <= longSide || codec.EncodedFormat != SKEncodedImageFormat.Jpeg)
            return codec.Info.Size;
        var eighths = Math.Clamp((int)Math.Ceiling(8.0 * longSide / longest), 1, 8);
        return codec.GetScaledDimensions(eighths / 8f);
    }

    // Premultiplied colour over white: c + (255 − a).
    private static void LayOnWhite(Span<byte> pixels)
    {
        for (var i = 0; i < pixels.Length; i += 4)
        {
            var white = 255 - pixels[i + 3];
            pixels[i] = (byte)Math.Min(255, pixels[i] + white);
            pixels[i + 1] = (byte)Math.Min(255, pixels[i + 1] + white);
            pixels[i + 2] = (byte)Math.Min(255, pixels[i + 2] + white);
            pixels[i + 3] = 255;
        }
    }
}
