using System.Numerics;
using System.Runtime.InteropServices;
using Caika.Imaging.Text;
using OpenCvSharp;

namespace Caika.Imaging.IdCards;

/// <summary>The gradients of a small picture in CIE Lab, and what they say of a four-sided outline.</summary>
internal sealed class EdgeField
{
    private const float WeakEdge = 18;

    private readonly int _width, _height;
    private readonly float[][] _across = new float[3][], _down = new float[3][];

    /// <param name="lab">Its three channels, 8 bit.</param>
    public EdgeField(Mat[] lab)
    {
        (_width, _height) = (lab[0].Cols, lab[0].Rows);
        for (var i = 0; i < 3; i++)
        {
            // Colour differences are smaller than those of light and are worth as much.
            var scale = i == 0 ? 1 : 2;
            _across[i] = Sobel(lab[i], 1, 0, scale);
            _down[i] = Sobel(lab[i], 0, 1, scale);
        }
    }

    /// <summary>Moves every side to the strongest edge near it and takes the crossings as corners; the outline itself where that fails.</summary>
    public Corners Refine(Corners outline)
    {
        for (var round = 0; round < 2; round++)
        {
            var corners = outline.Points();
            var lines = new (Vector2 Normal, float Distance)[4];
            for (var side = 0; side < 4; side++)
                lines[side] = SideNear(corners[side], corners[(side + 1) % 4], round == 0 ? 10 : 4);
            var moved = new Vector2[4];
            for (var i = 0; i < 4; i++)
            {
                if (Crossing(lines[(i + 3) % 4], lines[i]) is not { } crossing || Vector2.Distance(crossing, corners[i]) > 36)
                    return outline;
                moved[i] = crossing;
            }
            outline = new(moved[0], moved[1], moved[2], moved[3]);
        }
        return outline;
    }

    /// <summary>
    /// Judges an outline: share of its sides that lie on an edge, the same of its worst side, how far its shape is from a
    /// card's, and its area. Null when it cannot be a card.
    /// </summary>
    public CardOutline? Judge(Corners outline)
    {
        var area = Area(outline) / (_width * _height);
        if (!IsConvex(outline) || area is < 0.1f or > 1.03f)
            return null;
        if (outline.Height > outline.Width)
            outline = outline.QuarterLater();
        var shape = MathF.Abs(MathF.Log(outline.Width / Math.Max(1, outline.Height) / CardShape.Ratio));
        var p = outline.Points();
        if (shape > 0.22f || Uneven(p[0], p[1], p[3], p[2]) || Uneven(p[0], p[3], p[1], p[2]))
            return null;
        float seen = 0, worst = 1;
        var atBorder = 0;
        for (var side = 0; side < 4; side++)
        {
            var (share, border) = Support(p[side], p[(side + 1) % 4]);
            seen += share / 4;
            worst = Math.Min(worst, share);
            atBorder += border > 0.5f ? 1 : 0;
        }
        return new(outline, seen + 0.6f * worst - 2.2f * shape + 0.35f * area, area, atBorder);
    }

    private static float[] Sobel(Mat channel, int across, int down, double scale)
    {
        using var gradient = new Mat();
        Cv2.Sobel(channel, gradient, MatType.CV_32F, across, down, 3, scale);
        var values = new float[gradient.Rows * gradient.Cols];
        Marshal.Copy(gradient.Data, values, 0, values.Length);
        return values;
    }

    private float Gradient(int x, int y, Vector2 normal)
    {
        var at = y * _width + x;
        float strongest = 0;
        for (var i = 0; i < 3; i++)
            strongest = Math.Max(strongest, MathF.Abs(_across[i][at] * normal.X + _down[i][at] * normal.Y));
        return strongest;
    }

    // The line through the strongest gradients within a few pixels of a side; corners are left out, they are round.
    private (Vector2 Normal, float Distance) SideNear(Vector2 from, Vector2 to, int reach)
    {
        var length = Vector2.Distance(from, to);
        var along = (to - from) / Math.Max(1, length);
        var normal = new Vector2(-along.Y, along.X);
        List<(float T, float D, float Weight)> found = [];
        for (var t = 0.1f; t <= 0.9f; t += 0.016f)
        {
            var (strongest, at) = Strongest(Vector2.Lerp(from, to, t), normal, reach);
            if (strongest > WeakEdge)
                found.Add((t * length, at, strongest));
        }
        var (offset, slope) = found.Count < 12 ? (0f, 0f) : Fit(found);
        var turned = Vector2.Normalize(along + slope * normal);
        var across = new Vector2(-turned.Y, turned.X);
        return (across, Vector2.Dot(across, from + offset * normal));
    }

    private (float Strength, float At) Strongest(Vector2 middle, Vector2 normal, int reach)
    {
        float strongest = 0, at = 0;
        for (var d = -reach; d <= reach; d++)
        {
            int x = (int)MathF.Round(middle.X + normal.X * d), y = (int)MathF.Round(middle.Y + normal.Y * d);
            if (x < 1 || y < 1 || x >= _width - 1 || y >= _height - 1)
                continue;
            var strength = Gradient(x, y, normal) * (1 - 0.35f * Math.Abs(d) / reach);
            if (strength > strongest)
                (strongest, at) = (strength, d);
        }
        return (strongest, at);
    }

    // d = offset + slope · t, least squares, thrice, with what lies off the line counting less each time.
    private static (float Offset, float Slope) Fit(List<(float T, float D, float Weight)> points)
    {
        (float Offset, float Slope) line = default;
        for (var round = 0; round < 3; round++)
        {
            double n = 0, st = 0, sd = 0, stt = 0, std = 0;
            foreach (var (t, d, weight) in points)
            {
                var far = round == 0 ? 0 : MathF.Abs(d - line.Offset - line.Slope * t);
                var w = weight / (1 + far * far);
                (n, st, sd, stt, std) = (n + w, st + w * t, sd + w * d, stt + w * t * t, std + w * t * d);
            }
            var determinant = n * stt - st * st;
            if (Math.Abs(determinant) < 1e-6)
                return line;
            line = ((float)((stt * sd - st * std) / determinant), (float)((n * std - st * sd) / determinant));
        }
        return line;
    }

    private static Vector2? Crossing((Vector2 Normal, float Distance) a, (Vector2 Normal, float Distance) b)
    {
        var determinant = a.Normal.X * b.Normal.Y - a.Normal.Y * b.Normal.X;
        return MathF.Abs(determinant) < 0.2f
            ? null
            : new((a.Distance * b.Normal.Y - a.Normal.Y * b.Distance) / determinant, (a.Normal.X * b.Distance - a.Distance * b.Normal.X) / determinant);
    }

    private (float OnEdge, float AtBorder) Support(Vector2 from, Vector2 to)
    {
        var along = Vector2.Normalize(to - from);
        var normal = new Vector2(-along.Y, along.X);
        int all = 0, onEdge = 0, atBorder = 0;
        for (var t = 0.08f; t <= 0.92f; t += 0.02f, all++)
        {
            var middle = Vector2.Lerp(from, to, t);
            if (middle.X < 2 || middle.Y < 2 || middle.X > _width - 3 || middle.Y > _height - 3)
                atBorder++;
            else if (Strongest(middle, normal, 2).Strength > WeakEdge)
                onEdge++;
        }
        return ((float)onEdge / all, (float)atBorder / all);
    }

    private static bool Uneven(Vector2 a, Vector2 b, Vector2 c, Vector2 d)
    {
        float one = Vector2.Distance(a, b), other = Vector2.Distance(c, d);
        return Math.Min(one, other) < 0.7f * Math.Max(one, other);
    }

    internal static float Area(Corners c) => MathF.Abs(Cross(c.BottomRight - c.TopLeft, c.BottomLeft - c.TopRight)) / 2;

    internal static bool IsConvex(Corners c)
    {
        var p = c.Points();
        return Enumerable.Range(0, 4).All(i => Cross(p[(i + 1) % 4] - p[i], p[(i + 2) % 4] - p[(i + 1) % 4]) > 0);
    }

    private static float Cross(Vector2 a, Vector2 b) => a.X * b.Y - a.Y * b.X;
}
