namespace Caika.Imaging.Faces;

/// <summary>The clothes below the neck.</summary>
internal static class Collar
{
    /// <summary>Mean luma 0 to 255 of what is worn below the chin, bare skin left out; null when the photo ends before it.</summary>
    public static double? LumaOf(PersonMask mask, FaceMesh mesh, Lab skin, int width, int height)
    {
        const int size = PersonMask.Size;
        double sum = 0;
        var count = 0;
        var middle = mesh[FaceMesh.Chin].X;
        for (var y = (int)Math.Max(0, (mesh[FaceMesh.Chin].Y + 0.35 * mesh.Width) / height * size); y < size; y++)
            for (var x = 0; x < size; x++)
            {
                if (mask[x, y] <= 0.5f || Math.Abs((x + 0.5) * width / size - middle) > mesh.Width)
                    continue;
                var colour = mask.Colour(y * size + x);
                if (Math.Abs(colour.A - skin.A) < 8 && Math.Abs(colour.B - skin.B) < 10 && Math.Abs(colour.L - skin.L) < 22 && colour.Chroma > 8)
                    continue;
                sum += LumaOf(mask, y * size + x);
                count++;
            }
        return count < 100 ? null : sum / count;
    }

    private static double LumaOf(PersonMask mask, int cell)
    {
        var (red, green, blue) = mask.Rgb(cell);
        return 0.299 * red + 0.587 * green + 0.114 * blue;
    }
}
