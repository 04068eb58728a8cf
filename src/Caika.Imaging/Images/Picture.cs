using System.Buffers;

namespace Caika.Imaging.Images;

/// <summary>An upright sRGB picture: 4 bytes a pixel (red, green, blue, always 255), rows without padding.</summary>
/// <remarks>Four bytes and not three, because Skia decodes and encodes them in place and a row loads into vectors.</remarks>
public sealed class Picture
{
    // Larger ones are rare, and would be kept for nothing.
    private const int MostKept = 32 << 20;

    private bool _isBorrowed;

    /// <summary>Takes over the pixels; they are not copied.</summary>
    /// <param name="width">Width in pixels.</param>
    /// <param name="height">Height in pixels.</param>
    /// <param name="pixels">Width × height × 4 bytes.</param>
    /// <exception cref="ArgumentException">The number of bytes does not fit the size.</exception>
    public Picture(int width, int height, byte[] pixels)
        : this(width, height, pixels, isBorrowed: false)
    {
        if (pixels.Length != (long)width * height * 4)
            throw new ArgumentException("Four bytes a pixel expected.", nameof(pixels));
    }

    private Picture(int width, int height, byte[] buffer, bool isBorrowed)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        (Width, Height, Buffer, _isBorrowed) = (width, height, buffer, isBorrowed);
    }

    /// <summary>
    /// A picture whose pixels are still to be written, in borrowed memory. Whoever is the last to use it may
    /// <see cref="GiveBack"/>: megabytes allocated for every photo cost more garbage collection than any rule costs time.
    /// </summary>
    internal static Picture Borrow(int width, int height)
    {
        var size = checked(width * height * 4);
        return size > MostKept ? new(width, height, GC.AllocateUninitializedArray<byte>(size), isBorrowed: false)
            : new(width, height, ArrayPool<byte>.Shared.Rent(size), isBorrowed: true);
    }

    /// <summary>Width in pixels.</summary>
    public int Width { get; }

    /// <summary>Height in pixels.</summary>
    public int Height { get; }

    /// <summary>The bytes, top row first.</summary>
    public Span<byte> Pixels => Buffer.AsSpan(0, Width * Height * 4);

    /// <summary>The same bytes, and perhaps some more behind them.</summary>
    internal byte[] Buffer { get; private set; }

    /// <summary>The picture is not needed any more, by nobody; it has no pixels afterwards.</summary>
    internal void GiveBack()
    {
        if (_isBorrowed)
            ArrayPool<byte>.Shared.Return(Buffer);
        (Buffer, _isBorrowed) = ([], false);
    }
}
