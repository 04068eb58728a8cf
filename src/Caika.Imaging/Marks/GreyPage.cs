using Caika.Imaging.Images;

namespace Caika.Imaging.Marks;

/// <summary>A scanned page in one channel, 0 black … 255 white, rows without padding.</summary>
public sealed class GreyPage
{
    /// <summary>Takes over the pixels; they are not copied.</summary>
    /// <exception cref="ArgumentException">The number of bytes does not fit the size.</exception>
    public GreyPage(int width, int height, byte[] pixels)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        if (pixels.Length != (long)width * height)
            throw new ArgumentException("One byte a pixel expected.", nameof(pixels));
        (Width, Height, Pixels) = (width, height, pixels);
    }

    public int Width { get; }

    public int Height { get; }

    public byte[] Pixels { get; }

    /// <summary>
    /// The red channel of a colour scan: a red seal across the code or the signature vanishes in it, black and blue ink stay.
    /// On a grey scan all channels are the same.
    /// </summary>
    public static GreyPage Red(Picture picture)
    {
        var pixels = GC.AllocateUninitializedArray<byte>(picture.Width * picture.Height);
        var source = picture.Pixels;
        for (int i = 0, at = 0; i < pixels.Length; i++, at += 4)
            pixels[i] = source[at];
        return new(picture.Width, picture.Height, pixels);
    }

    /// <summary>A rectangle of the page, cut to what lies inside it.</summary>
    internal GreyPage Crop(int x, int y, int width, int height)
    {
        (x, y) = (Math.Clamp(x, 0, Width - 1), Math.Clamp(y, 0, Height - 1));
        (width, height) = (Math.Clamp(width, 1, Width - x), Math.Clamp(height, 1, Height - y));
        var pixels = GC.AllocateUninitializedArray<byte>(width * height);
        for (var row = 0; row < height; row++)
            Pixels.AsSpan((y + row) * Width + x, width).CopyTo(pixels.AsSpan(row * width));
        return new(width, height, pixels);
    }

    /// <summary>Between the four pixels around a place; paper white outside the page.</summary>
    internal double At(double x, double y)
    {
        (x, y) = (x - 0.5, y - 0.5);
        var (left, top) = ((int)Math.Floor(x), (int)Math.Floor(y));
        if (left < 0 || top < 0 || left + 1 >= Width || top + 1 >= Height)
            return 255;
        var (u, v, at) = (x - left, y - top, top * Width + left);
        return (Pixels[at] * (1 - u) + Pixels[at + 1] * u) * (1 - v) + (Pixels[at + Width] * (1 - u) + Pixels[at + Width + 1] * u) * v;
    }
}
