using System.Numerics;

namespace Caika.Imaging.Text;

/// <summary>The smallest rectangle round points: one of its sides lies on the hull (Freeman and Shapira 1975).</summary>
internal static class SmallestRectangle
{
    /// <summary>The convex hull, anticlockwise on paper (Andrew's chain).</summary>
    public static List<Vector2> Hull(Vector2[] points)
    {
        Array.Sort(points, (a, b) => a.X != b.X ? a.X.CompareTo(b.X) : a.Y.CompareTo(b.Y));
        List<Vector2> hull = [];
        for (var pass = 0; pass < 2; pass++)
        {
            var floor = hull.Count + 1;
            foreach (var point in pass == 0 ? points : points.Reverse())
            {
                while (hull.Count > floor && Cross(hull[^2], hull[^1], point) <= 0)
                    hull.RemoveAt(hull.Count - 1);
                hull.Add(point);
            }
            hull.RemoveAt(hull.Count - 1);
        }
        return hull;
    }

    /// <summary>Centre, direction, length and thickness. The direction is the longer side's and points to the right; of a place about as long as high, the flatter side's.</summary>
    public static (Vector2 Centre, Vector2 Along, float Length, float Thickness) Round(List<Vector2> hull)
    {
        (Vector2 Centre, Vector2 Along, float Length, float Thickness) best = (hull[0], Vector2.UnitX, 0, 0);
        var least = float.MaxValue;
        for (var i = 0; i < hull.Count; i++)
        {
            var edge = hull[(i + 1) % hull.Count] - hull[i];
            if (edge.LengthSquared() < 1e-6f)
                continue;
            var along = Vector2.Normalize(edge);
            var across = new Vector2(-along.Y, along.X);
            float left = float.MaxValue, right = float.MinValue, top = float.MaxValue, bottom = float.MinValue;
            foreach (var point in hull)
            {
                float u = Vector2.Dot(point, along), v = Vector2.Dot(point, across);
                (left, right, top, bottom) = (Math.Min(left, u), Math.Max(right, u), Math.Min(top, v), Math.Max(bottom, v));
            }
            var area = (right - left + 1) * (bottom - top + 1);
            if (area >= least)
                continue;
            least = area;
            // Points are centres of pixels: the rectangle reaches half a pixel further on every side.
            best = (along * (left + right) / 2 + across * (top + bottom) / 2, along, right - left + 1, bottom - top + 1);
        }
        return Readable(best);
    }

    private static (Vector2, Vector2, float, float) Readable((Vector2 Centre, Vector2 Along, float Length, float Thickness) box)
    {
        var (centre, along, length, thickness) = box;
        var isSquare = Math.Max(length, thickness) < 1.25f * Math.Min(length, thickness);
        if (isSquare ? Math.Abs(along.Y) > Math.Abs(along.X) : thickness > length)
            (along, length, thickness) = (new(-along.Y, along.X), thickness, length);
        if (along.X < 0 || (along.X == 0 && along.Y < 0))
            along = -along;
        return (centre, along, length, thickness);
    }

    private static float Cross(Vector2 a, Vector2 b, Vector2 c) => (b.X - a.X) * (c.Y - a.Y) - (b.Y - a.Y) * (c.X - a.X);
}
