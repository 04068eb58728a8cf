using Caika.Imaging.Images;
using SkiaSharp;

namespace Caika.Demo;

/// <summary>What is wrong with a drawn portrait, or odd about it, on purpose.</summary>
internal enum PortraitVariant
{
    /// <summary>Nothing: meets the notice as far as a drawing can.</summary>
    Good = 0,

    /// <summary>Without colour.</summary>
    Grey,

    /// <summary>Stored lying on its side, with the turn written in EXIF, as phones do.</summary>
    Sideways,

    /// <summary>A thumbnail of 120×148 pixels.</summary>
    Tiny,
}

/// <summary>Draws the portrait of somebody who does not exist, as a JPEG of honest size.</summary>
internal static class DrawnPortrait
{
    private const int Quality = 92;

    /// <summary>Draws 358×441 pixels, or another size of at least that shape: taller pictures show more of the chest.</summary>
    public static byte[] Draw(MadeUpPerson person, int seed, DateOnly today, PortraitVariant variant = PortraitVariant.Good, int width = 358, int height = 441)
    {
        var look = PortraitLook.Of(person, seed, today);
        if (variant == PortraitVariant.Tiny)
            (width, height) = (120, 148);
        using var bitmap = Render(look, width, height, variant);
        var picture = Grain.Copy(bitmap, 5, look.GrainSeed);
        if (variant == PortraitVariant.Grey)
            TakeColourOut(picture);
        var jpeg = JpegWriter.Encode(picture, Quality, fullChroma: true, dotsPerInch: 350);
        return variant == PortraitVariant.Sideways ? ExifTurn.Insert(jpeg, ExifTurn.QuarterClockwise) : jpeg;
    }

    private static SKBitmap Render(PortraitLook look, int width, int height, PortraitVariant variant)
    {
        var sideways = variant == PortraitVariant.Sideways;
        var bitmap = new SKBitmap(new SKImageInfo(sideways ? height : width, sideways ? width : height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(new SKColor(0xFFFDFDFD));
        if (sideways)
        {
            canvas.RotateDegrees(-90);
            canvas.Translate(-width, 0);
        }
        var scale = width / PortraitDrawing.Width;
        // Three-to-four pictures are taller than this frame: a third of what is more lies above the hair.
        canvas.Translate(0, Math.Max(0, height - PortraitDrawing.Height * scale) / 3);
        canvas.Scale(scale);
        PortraitDrawing.Draw(canvas, look);
        return bitmap;
    }

    // ITU-R BT.601 luma.
    internal static void TakeColourOut(Picture picture)
    {
        var pixels = picture.Pixels;
        for (var i = 0; i < pixels.Length; i += 4)
            pixels[i] = pixels[i + 1] = pixels[i + 2] = (byte)((299 * pixels[i] + 587 * pixels[i + 1] + 114 * pixels[i + 2] + 500) / 1000);
    }
}
