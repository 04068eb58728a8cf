using System.Runtime.InteropServices;

namespace Caika.Imaging.Images;

/// <summary>Lays a picture the right way up.</summary>
public static class PictureTurn
{
    /// <param name="picture">The picture as stored.</param>
    /// <param name="orientation">EXIF orientation: 2 to 4 mirror or turn by half, 5 to 8 swap the sides.</param>
    public static Picture Upright(Picture picture, int orientation)
    {
        if (orientation is <= 1 or > 8)
            return picture;
        var swap = orientation >= 5;
        int width = swap ? picture.Height : picture.Width, height = swap ? picture.Width : picture.Height;
        // Target index = origin + x · stepX + y · stepY, with x and y running over the stored picture.
        var (origin, stepX, stepY) = orientation switch
        {
            2 => (width - 1, -1, width),
            3 => (width * height - 1, -1, -width),
            4 => ((height - 1) * width, 1, -width),
            5 => (0, width, 1),
            6 => (width - 1, width, -1),
            7 => (width * height - 1, -width, -1),
            _ => ((height - 1) * width, -width, 1),
        };
        var turned = Picture.Borrow(width, height);
        var source = MemoryMarshal.Cast<byte, uint>(picture.Pixels);
        var target = MemoryMarshal.Cast<byte, uint>(turned.Pixels);
        for (int y = 0, from = 0; y < picture.Height; y++)
            for (int x = 0, to = origin + y * stepY; x < picture.Width; x++, to += stepX)
                target[to] = source[from++];
        return turned;
    }
}
