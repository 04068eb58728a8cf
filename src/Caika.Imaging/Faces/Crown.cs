namespace Caika.Imaging.Faces;

/// <summary>Finds the top of the head in the mask.</summary>
internal static class Crown
{
    /// <summary>The first row, pixels from the top, in which three tenths of the middle of the head are person.</summary>
    public static double TopOf(PersonMask mask, FaceMesh mesh, int width, int height)
    {
        const int size = PersonMask.Size;
        var middle = (mesh[FaceMesh.LeftSide].X + mesh[FaceMesh.RightSide].X) / 2;
        var left = (int)Math.Clamp((middle - mesh.Width / 4) / width * size, 0, size - 1);
        var right = (int)Math.Clamp((middle + mesh.Width / 4) / width * size, left + 1, size);
        for (var y = 0; y < size; y++)
        {
            var hits = 0;
            for (var x = left; x < right; x++)
                if (mask[x, y] > 0.5f)
                    hits++;
            if (hits > (right - left) * 0.3)
                return (double)y / size * height;
        }
        return 0;
    }
}
