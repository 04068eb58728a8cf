namespace Caika.Imaging.Images;

/// <summary>An upright sRGB picture: 4 bytes a pixel (red, green, blue, always 255), rows without padding.</summary>
/// <remarks>Four bytes and not three, because Skia decodes and encodes them in place and a row loads into vectors.</remarks>
public sealed class Picture
{
    /// <summary>Takes over the pixels; they are not copied.</summary>
    /// <param name="width">Width in pixels.</param>
    /// <param name="height">Height in pixels.</param>
    /// <param name="pixels">Width × height × 4 bytes.</param>
    /// <exception cref="ArgumentException">The number of bytes does not fit the size.</exception>
    public Picture(int width, int height, byte[] pixels)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        if (pixels.Length != (long)width * height * 4)
            throw new ArgumentException("Four bytes a pixel expected.", nameof(pixels));
        (Width, Height, Pixels) = (width, height, pixels);
    }

    /// <summary>Width in pixels.</summary>
    public int Width { get; }

    /// <summary>Height in pixels.</summary>
    public int Height { get; }

    /// <summary>The bytes, top row first.</summary>
    public byte[] Pixels { get; }
}
