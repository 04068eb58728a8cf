namespace Caika.Imaging.Marks;

/// <summary>A known point of the sheet (millimetres) and where it was seen on the scan (pixels).</summary>
internal readonly record struct SeenPoint(double X, double Y, double PixelX, double PixelY);

/// <summary>Where a sheet lies on its scan: maps millimetres of the sheet to pixels, by a plane projection.</summary>
public sealed class Placement
{
    private readonly double[] m;

    private Placement(double[] nine) => m = nine;

    /// <summary>How many corner marks it rests on. Below three it is exact around the code only.</summary>
    public int Marks { get; private init; }

    internal Placement Resting(int marks) => new(m) { Marks = marks };

    /// <summary>Clockwise turn of the sheet on the scan in degrees, −180 … 180.</summary>
    public double Degrees
    {
        get
        {
            var (x1, y1) = Pixel(20, 148.5);
            var (x2, y2) = Pixel(190, 148.5);
            return Math.Atan2(y2 - y1, x2 - x1) * 180 / Math.PI;
        }
    }

    /// <summary>What is left of the turn after the nearest quarter turn: −45 … 45.</summary>
    public double SkewDegrees => Degrees - 90 * Math.Round(Degrees / 90);

    /// <summary>Pixels to the millimetre in the middle of the sheet.</summary>
    public double PixelsPerMillimetre
    {
        get
        {
            var (x1, y1) = Pixel(20, 148.5);
            var (x2, y2) = Pixel(190, 148.5);
            return Math.Sqrt((x2 - x1) * (x2 - x1) + (y2 - y1) * (y2 - y1)) / 170;
        }
    }

    public (double X, double Y) Pixel(double x, double y)
    {
        var w = m[6] * x + m[7] * y + m[8];
        return ((m[0] * x + m[1] * y + m[2]) / w, (m[3] * x + m[4] * y + m[5]) / w);
    }

    /// <summary>The same sheet the other way round.</summary>
    internal Placement UpsideDown()
    {
        // A point (x, y) of the turned sheet is the point (210 − x, 297 − y) of this one.
        var (w, h) = (PaperGeometry.Width, PaperGeometry.Height);
        return new([-m[0], -m[1], m[0] * w + m[1] * h + m[2], -m[3], -m[4], m[3] * w + m[4] * h + m[5], -m[6], -m[7], m[6] * w + m[7] * h + m[8]]) { Marks = Marks };
    }

    /// <summary>Turn, shift and one scale: what a flat sheet on a scanner does. Needs two points.</summary>
    internal static Placement Similar(IReadOnlyList<SeenPoint> points)
    {
        var (cx, cy, px, py) = (points.Average(p => p.X), points.Average(p => p.Y), points.Average(p => p.PixelX), points.Average(p => p.PixelY));
        double dot = 0, cross = 0, norm = 0;
        foreach (var p in points)
        {
            var (x, y, u, v) = (p.X - cx, p.Y - cy, p.PixelX - px, p.PixelY - py);
            dot += x * u + y * v;
            cross += x * v - y * u;
            norm += x * x + y * y;
        }
        var (a, b) = (dot / norm, cross / norm);
        return new([a, -b, px - a * cx + b * cy, b, a, py - b * cx - a * cy, 0, 0, 1]);
    }

    /// <summary>Also shear and two scales. Needs three points that are far from one line.</summary>
    internal static Placement? Affine(IReadOnlyList<SeenPoint> points)
    {
        var u = Least(points, p => [p.X, p.Y, 1], p => p.PixelX);
        var v = Least(points, p => [p.X, p.Y, 1], p => p.PixelY);
        return u is null || v is null ? null : new([.. u, .. v, 0, 0, 1]);
    }

    /// <summary>Also perspective: a phone held at a slant. Needs four points, no three on a line.</summary>
    internal static Placement? Projective(IReadOnlyList<SeenPoint> points)
    {
        var rows = new List<(double[] Row, double Value)>();
        foreach (var p in points)
        {
            rows.Add(([p.X, p.Y, 1, 0, 0, 0, -p.X * p.PixelX, -p.Y * p.PixelX], p.PixelX));
            rows.Add(([0, 0, 0, p.X, p.Y, 1, -p.X * p.PixelY, -p.Y * p.PixelY], p.PixelY));
        }
        return Least(rows, r => r.Row, r => r.Value) is { } eight ? new([.. eight, 1]) : null;
    }

    private static double[]? Least<T>(IReadOnlyList<T> equations, Func<T, double[]> row, Func<T, double> value)
    {
        var n = row(equations[0]).Length;
        var normal = new double[n, n + 1];
        foreach (var equation in equations)
        {
            var (coefficients, right) = (row(equation), value(equation));
            for (var i = 0; i < n; i++)
            {
                for (var j = 0; j < n; j++)
                    normal[i, j] += coefficients[i] * coefficients[j];
                normal[i, n] += coefficients[i] * right;
            }
        }
        return Solve(normal, n);
    }

    // Gauss with pivots; null when the points do not determine the answer.
    private static double[]? Solve(double[,] a, int n)
    {
        for (var column = 0; column < n; column++)
        {
            var pivot = column;
            for (var row = column + 1; row < n; row++)
            {
                if (Math.Abs(a[row, column]) > Math.Abs(a[pivot, column]))
                    pivot = row;
            }
            if (Math.Abs(a[pivot, column]) < 1e-9)
                return null;
            for (var k = column; k <= n; k++)
                (a[column, k], a[pivot, k]) = (a[pivot, k], a[column, k]);
            for (var row = 0; row < n; row++)
            {
                if (row == column)
                    continue;
                var factor = a[row, column] / a[column, column];
                for (var k = column; k <= n; k++)
                    a[row, k] -= factor * a[column, k];
            }
        }
        return [.. Enumerable.Range(0, n).Select(i => a[i, n] / a[i, i])];
    }
}
