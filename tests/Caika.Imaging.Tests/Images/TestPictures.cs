using Caika.Imaging.Images;
using SkiaSharp;

namespace Caika.Imaging.Tests.Images;

/// <summary>Real bytes of many kinds, made on the spot.</summary>
internal static class TestPictures
{
    /// <summary>Bands of colour with noise on top: <paramref name="noise"/> 0 is flat, 128 fills every byte of a JPEG.</summary>
    public static Picture Coloured(int width, int height, int noise = 12, int seed = 1)
    {
        var pixels = new byte[width * height * 4];
        var state = (uint)seed * 2654435761 + 1;
        for (var i = 0; i < width * height; i++)
        {
            var (x, y) = (i % width, i / width);
            (int Red, int Green, int Blue) colour = y < height / 3 ? (240, 240, 240) : x < width / 2 ? (210, 150, 120) : (40, 60, 120);
            state = state * 1664525 + 1013904223;
            var shift = noise == 0 ? 0 : (int)(state >> 16) % (2 * noise + 1) - noise;
            pixels[i * 4] = Byte(colour.Red + shift);
            pixels[i * 4 + 1] = Byte(colour.Green + shift);
            pixels[i * 4 + 2] = Byte(colour.Blue + shift);
            pixels[i * 4 + 3] = 255;
        }
        return new(width, height, pixels);
    }

    public static Picture Grey(int width, int height)
    {
        var picture = Coloured(width, height);
        for (var i = 0; i < picture.Pixels.Length; i += 4)
            picture.Pixels[i] = picture.Pixels[i + 2] = picture.Pixels[i + 1];
        return picture;
    }

    public static byte[] Jpeg(int width = 358, int height = 441, int noise = 12, int quality = 92) =>
        JpegWriter.Encode(Coloured(width, height, noise), quality, fullChroma: true);

    public static byte[] Encoded(Picture picture, SKEncodedImageFormat format, int quality = 92)
    {
        using var bitmap = Bitmap(picture);
        using var data = bitmap.Encode(format, quality);
        return data.ToArray();
    }

    public static byte[] Png16(int width, int height)
    {
        using var bitmap = Bitmap(Coloured(width, height));
        using var wide = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba16161616, SKAlphaType.Unpremul));
        using (var canvas = new SKCanvas(wide))
            canvas.DrawBitmap(bitmap, 0, 0, SKSamplingOptions.Default);
        using var data = wide.Encode(SKEncodedImageFormat.Png, 100);
        return data.ToArray();
    }

    /// <summary>A 24-bit Windows bitmap; Skia reads but does not write them.</summary>
    public static byte[] Bmp(Picture picture)
    {
        var row = (picture.Width * 3 + 3) / 4 * 4;
        var file = new byte[54 + row * picture.Height];
        HostileHeaders.Bmp(picture.Width, picture.Height).AsSpan(0, 54).CopyTo(file);
        for (var y = 0; y < picture.Height; y++)
            for (var x = 0; x < picture.Width; x++)
                for (var channel = 0; channel < 3; channel++)
                    file[54 + (picture.Height - 1 - y) * row + x * 3 + channel] = picture.Pixels[(y * picture.Width + x) * 4 + 2 - channel];
        return file;
    }

    private static SKBitmap Bitmap(Picture picture)
    {
        var bitmap = new SKBitmap(new SKImageInfo(picture.Width, picture.Height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        picture.Pixels.CopyTo(bitmap.GetPixelSpan());
        return bitmap;
    }

    private static byte Byte(int value) => (byte)Math.Clamp(value, 0, 255);
}
