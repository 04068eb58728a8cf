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

    /// <summary>In front of a light blue wall.</summary>
    BlueWall,

    /// <summary>In front of a grey wall.</summary>
    GreyWall,

    /// <summary>In front of a wall that is nearly white.</summary>
    OffWhiteWall,

    /// <summary>With a black frame of 4 pixels.</summary>
    Framed,

    /// <summary>Out of focus.</summary>
    Blurred,

    /// <summary>The head leans by 12 degrees.</summary>
    Tilted,

    /// <summary>With spectacles of thick rims.</summary>
    Glasses,

    /// <summary>With sunglasses.</summary>
    DarkGlasses,

    /// <summary>With hair over the ears.</summary>
    HairOverEars,

    /// <summary>Taken from too near: hair and shoulders are cut off.</summary>
    TooNear,

    /// <summary>Two people.</summary>
    TwoPeople,

    /// <summary>Lying on its side, without a word of it in EXIF.</summary>
    Lying,
}

/// <summary>Draws the portrait of somebody who does not exist, as a JPEG of honest size.</summary>
internal static class DrawnPortrait
{
    private const int Quality = 92;

    /// <summary>Draws 358×441 pixels, or another size of at least that shape: taller pictures show more of the chest.</summary>
    public static byte[] Draw(MadeUpPerson person, int seed, DateOnly today, PortraitVariant variant = PortraitVariant.Good, int width = 358, int height = 441)
    {
        var look = PortraitLook.Of(person, seed, today);
        if (variant == PortraitVariant.HairOverEars)
            look = look with { Style = HairStyle.Bob };
        if (variant == PortraitVariant.Tiny)
            (width, height) = (120, 148);
        using var bitmap = Render(look, width, height, variant);
        var picture = Altered(Grain.Copy(bitmap, 5, look.GrainSeed), variant);
        var jpeg = JpegWriter.Encode(picture, Quality, fullChroma: true, dotsPerInch: 350);
        return variant == PortraitVariant.Sideways ? ExifTurn.Insert(jpeg, ExifTurn.QuarterClockwise) : jpeg;
    }

    private static Picture Altered(Picture picture, PortraitVariant variant) => variant switch
    {
        PortraitVariant.Grey => PhotoAlteration.Grey(picture),
        PortraitVariant.Framed => PhotoAlteration.Frame(picture, 4, 0, 0, 0),
        PortraitVariant.Blurred => PhotoAlteration.Blur(picture, 5 * picture.Width / 358.0),
        PortraitVariant.Tilted => PhotoAlteration.Tilt(picture, 12),
        PortraitVariant.TwoPeople => PhotoAlteration.Beside(picture, picture),
        PortraitVariant.TooNear => PictureScaler.Scale(
            PhotoAlteration.Crop(picture, picture.Width / 6, picture.Height / 6, picture.Width * 2 / 3, picture.Height * 2 / 3), picture.Width, picture.Height),
        PortraitVariant.Lying => PictureTurn.Upright(picture, ExifTurn.QuarterClockwise),
        _ => picture,
    };

    private static SKColor Wall(PortraitVariant variant) => variant switch
    {
        PortraitVariant.BlueWall => new(0xFF7FB2E5),
        PortraitVariant.GreyWall => new(0xFFA9A9AB),
        PortraitVariant.OffWhiteWall => new(0xFFE6E6E7),
        _ => new(0xFFFDFDFD),
    };

    private static SKBitmap Render(PortraitLook look, int width, int height, PortraitVariant variant)
    {
        var sideways = variant == PortraitVariant.Sideways;
        var bitmap = new SKBitmap(new SKImageInfo(sideways ? height : width, sideways ? width : height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(Wall(variant));
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
        if (variant is PortraitVariant.Glasses or PortraitVariant.DarkGlasses)
            GlassesDrawing.Draw(canvas, look, variant == PortraitVariant.DarkGlasses);
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
