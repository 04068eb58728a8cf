using Caika.Imaging.Faces;
using Caika.Imaging.Images;
using SkiaSharp;

namespace Caika.Demo;

/// <summary>Spoils a photo in a known way, so that what the check finds can be compared with what was done.</summary>
internal static class PhotoAlteration
{
    /// <summary>Tilted clockwise about its middle; the corners repeat the edge.</summary>
    public static Picture Tilt(Picture picture, double degrees)
    {
        var pixels = new byte[picture.Pixels.Length];
        double angle = -degrees * Math.PI / 180, c = Math.Cos(angle), s = Math.Sin(angle);
        for (var y = 0; y < picture.Height; y++)
            for (var x = 0; x < picture.Width; x++)
            {
                double u = x - picture.Width / 2.0, v = y - picture.Height / 2.0;
                Read(picture, u * c - v * s + picture.Width / 2.0, u * s + v * c + picture.Height / 2.0, pixels.AsSpan((y * picture.Width + x) * 4, 4));
            }
        return new(picture.Width, picture.Height, pixels);
    }

    /// <summary>A frame of one colour drawn over the edges.</summary>
    public static Picture Frame(Picture picture, int width, byte red, byte green, byte blue) => Each(picture, (x, y, rgba) =>
    {
        if (x < width || y < width || x >= picture.Width - width || y >= picture.Height - width)
            (rgba[0], rgba[1], rgba[2]) = (red, green, blue);
    });

    /// <summary>Gaussian blur.</summary>
    /// <param name="sigma">Pixels.</param>
    public static Picture Blur(Picture picture, double sigma)
    {
        using var bitmap = Bitmap(picture);
        using var canvas = new SKCanvas(bitmap);
        using var source = SKImage.FromBitmap(bitmap);
        using var filter = SKImageFilter.CreateBlur((float)sigma, (float)sigma, SKShaderTileMode.Clamp);
        using var paint = new SKPaint { ImageFilter = filter };
        canvas.DrawImage(source, 0, 0, SKSamplingOptions.Default, paint);
        canvas.Flush();
        return new(picture.Width, picture.Height, bitmap.GetPixelSpan().ToArray());
    }

    /// <summary>Without colour.</summary>
    public static Picture Grey(Picture picture)
    {
        var copy = new Picture(picture.Width, picture.Height, picture.Pixels.ToArray());
        DrawnPortrait.TakeColourOut(copy);
        return copy;
    }

    /// <summary>Two photos side by side, the second scaled to the height of the first.</summary>
    public static Picture Beside(Picture one, Picture other)
    {
        var scaled = PictureScaler.Scale(other, Math.Max(1, other.Width * one.Height / other.Height), one.Height);
        var width = one.Width + scaled.Width;
        var pixels = new byte[width * one.Height * 4];
        for (var y = 0; y < one.Height; y++)
        {
            one.Pixels.Slice(y * one.Width * 4, one.Width * 4).CopyTo(pixels.AsSpan(y * width * 4));
            scaled.Pixels.Slice(y * scaled.Width * 4, scaled.Width * 4).CopyTo(pixels.AsSpan((y * width + one.Width) * 4));
        }
        return new(width, one.Height, pixels);
    }

    /// <summary>A part of the photo.</summary>
    public static Picture Crop(Picture picture, int left, int top, int width, int height)
    {
        var pixels = new byte[width * height * 4];
        for (var y = 0; y < height; y++)
            picture.Pixels.Slice(((top + y) * picture.Width + left) * 4, width * 4).CopyTo(pixels.AsSpan(y * width * 4));
        return new(width, height, pixels);
    }

    /// <summary>The face painted out with one colour.</summary>
    public static Picture WithoutFace(Picture picture, FaceMesh mesh)
    {
        var middle = mesh.Points[1];
        double across = mesh.Width * 0.62, down = mesh.Height * 0.66;
        return Each(picture, (x, y, rgba) =>
        {
            double u = (x - middle.X) / across, v = (y - middle.Y) / down;
            if (u * u + v * v < 1)
                (rgba[0], rgba[1], rgba[2]) = (205, 170, 150);
        });
    }

    /// <summary>Closed eyes: the lid's skin drawn down over each eye, and a line of lashes where the lids meet.</summary>
    public static Picture WithClosedEyes(Picture picture, FaceMesh mesh)
    {
        var copy = new Picture(picture.Width, picture.Height, picture.Pixels.ToArray());
        foreach (var (outer, inner, upper, lower, brow) in ((int, int, int, int, int)[])[(33, 133, 159, 145, 105), (263, 362, 386, 374, 334)])
            CloseEye(picture, copy, mesh.Points[outer], mesh.Points[inner], mesh.Points[upper], mesh.Points[lower], mesh.Points[brow]);
        return copy;
    }

    private static void CloseEye(Picture from, Picture to, Point outer, Point inner, Point upper, Point lower, Point brow)
    {
        double left = Math.Min(outer.X, inner.X) - 2, right = Math.Max(outer.X, inner.X) + 2, middle = (left + right) / 2, half = (right - left) / 2;
        for (var x = (int)left; x <= right; x++)
        {
            // The lids' outline as an arc: highest in the middle of the eye.
            var arch = Math.Sqrt(Math.Max(0, 1 - Math.Pow((x - middle) / half, 2)));
            double corner = (outer.Y + inner.Y) / 2, top = corner + (upper.Y - corner) * arch - 3, bottom = corner + (lower.Y - corner) * arch + 2;
            var skin = brow.Y + (top - brow.Y) * 0.55;
            for (var y = (int)top; y <= bottom; y++)
            {
                var lash = bottom - y < 2.5;
                var at = (Math.Clamp(y, 0, to.Height - 1) * to.Width + Math.Clamp(x, 0, to.Width - 1)) * 4;
                Read(from, x, skin + (top - skin) * 0.6 * (y - top) / Math.Max(1, bottom - top), to.Pixels.Slice(at, 4));
                for (var channel = 0; channel < 3 && lash; channel++)
                    to.Pixels[at + channel] = (byte)(to.Pixels[at + channel] * 0.35);
            }
        }
    }

    private static Picture Each(Picture picture, Painter painter)
    {
        var pixels = picture.Pixels.ToArray();
        for (var y = 0; y < picture.Height; y++)
            for (var x = 0; x < picture.Width; x++)
                painter(x, y, pixels.AsSpan((y * picture.Width + x) * 4, 4));
        return new(picture.Width, picture.Height, pixels);
    }

    private static void Read(Picture picture, double x, double y, Span<byte> rgba)
    {
        x = Math.Clamp(x, 0, picture.Width - 1);
        y = Math.Clamp(y, 0, picture.Height - 1);
        int x0 = Math.Min((int)x, picture.Width - 2), y0 = Math.Min((int)y, picture.Height - 2);
        double fx = x - x0, fy = y - y0;
        var at = (y0 * picture.Width + x0) * 4;
        var below = at + picture.Width * 4;
        for (var channel = 0; channel < 4; channel++)
            rgba[channel] = (byte)((1 - fy) * ((1 - fx) * picture.Pixels[at + channel] + fx * picture.Pixels[at + 4 + channel])
                + fy * ((1 - fx) * picture.Pixels[below + channel] + fx * picture.Pixels[below + 4 + channel]) + 0.5);
    }

    private static SKBitmap Bitmap(Picture picture)
    {
        var bitmap = new SKBitmap(new SKImageInfo(picture.Width, picture.Height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        picture.Pixels.CopyTo(bitmap.GetPixelSpan());
        return bitmap;
    }

    private delegate void Painter(int x, int y, Span<byte> rgba);
}
