namespace Caika.Imaging.Images;

/// <summary>Cuts pieces out of a picture and lays pieces side by side.</summary>
public static class PictureCut
{
    /// <summary>A copy of a rectangle, clipped to the picture and at least one pixel large.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="x">Left edge, pixels.</param>
    /// <param name="y">Upper edge, pixels.</param>
    /// <param name="width">Width, pixels.</param>
    /// <param name="height">Height, pixels.</param>
    public static Picture Of(Picture picture, int x, int y, int width, int height)
    {
        (x, y) = (Math.Clamp(x, 0, picture.Width - 1), Math.Clamp(y, 0, picture.Height - 1));
        (width, height) = (Math.Clamp(width, 1, picture.Width - x), Math.Clamp(height, 1, picture.Height - y));
        var pixels = GC.AllocateUninitializedArray<byte>(width * height * 4);
        for (var line = 0; line < height; line++)
            picture.Pixels.Slice(((y + line) * picture.Width + x) * 4, width * 4).CopyTo(pixels.AsSpan(line * width * 4));
        return new(width, height, pixels);
    }

    /// <summary>Pieces from left to right on white, aligned at the top.</summary>
    /// <param name="pieces">At least one.</param>
    /// <param name="gap">Pixels of white between them.</param>
    public static Picture Beside(IReadOnlyList<Picture> pieces, int gap)
    {
        if (pieces.Count == 1)
            return pieces[0];
        int width = pieces.Sum(p => p.Width) + gap * (pieces.Count - 1), height = pieces.Max(p => p.Height), left = 0;
        var pixels = new byte[width * height * 4];
        pixels.AsSpan().Fill(255);
        foreach (var piece in pieces)
        {
            for (var line = 0; line < piece.Height; line++)
                piece.Pixels.Slice(line * piece.Width * 4, piece.Width * 4).CopyTo(pixels.AsSpan((line * width + left) * 4));
            left += piece.Width + gap;
        }
        return new(width, height, pixels);
    }
}
