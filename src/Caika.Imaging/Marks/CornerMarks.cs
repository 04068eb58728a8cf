namespace Caika.Imaging.Marks;

/// <summary>Finds the four angles printed in the corners of a sheet and straightens the page by them.</summary>
public static class CornerMarks
{
    private const double Reach = 6;        // how far from its expected place a mark is looked for, in mm
    private const double Grid = 0.2;       // mm between samples
    private const int Arm = (int)(PaperGeometry.MarkLength / Grid);
    private const int Beside = (int)(1.0 / Grid);
    private const double LeastContrast = 0.22;

    // Middle of the elbow and the directions of the arms; the one beside the code first.
    private static readonly (double X, double Y, int Right, int Down)[] All =
    [
        (PaperGeometry.Width - PaperGeometry.MarkInset, PaperGeometry.MarkInset, -1, 1),
        (PaperGeometry.MarkInset, PaperGeometry.MarkInset, 1, 1),
        (PaperGeometry.Width - PaperGeometry.MarkInset, PaperGeometry.Height - PaperGeometry.MarkInset, -1, -1),
        (PaperGeometry.MarkInset, PaperGeometry.Height - PaperGeometry.MarkInset, 1, -1),
    ];

    /// <summary>Places the page by its code first, then by every mark that is found, the near ones first.</summary>
    /// <param name="code">The code's corners as seen.</param>
    internal static Placement Place(GreyPage page, (double X, double Y)[] code)
    {
        var place = PaperGeometry.Code;
        List<SeenPoint> points =
        [
            new(place.X, place.Y, code[0].X, code[0].Y), new(place.Right, place.Y, code[1].X, code[1].Y),
            new(place.Right, place.Bottom, code[2].X, code[2].Y), new(place.X, place.Bottom, code[3].X, code[3].Y),
        ];
        var placement = Placement.Similar(points);
        var marks = new List<SeenPoint>();
        foreach (var (x, y, right, down) in All)
        {
            if (Find(page, placement, x, y, right, down) is not { } found)
                continue;
            marks.Add(found);
            placement = marks.Count >= 3 ? Placement.Affine([.. marks, .. points])! : Placement.Similar([.. marks, .. points]);
        }
        return (marks.Count == 4 ? Placement.Projective(marks) ?? placement : placement).Resting(marks.Count);
    }

    /// <summary>Whether a page without a readable code still shows at least three of our marks where they were printed.</summary>
    public static bool AreSeen(GreyPage page) => Hypotheses(page).Any(place => place.Marks >= 3);

    /// <summary>
    /// Finds a sheet by its marks alone, filling the scan and turned by up to nine degrees, as it seems to stand and upside
    /// down, because the marks do not tell. Two marks may be chance: what is printed between them has to confirm it.
    /// </summary>
    internal static IEnumerable<Placement> Locate(GreyPage page)
    {
        Placement? best = null;
        foreach (var placement in Hypotheses(page))
        {
            if (best is null || placement.Marks > best.Marks)
                best = placement;
            if (placement.Marks >= 3)
                break;
        }
        return best is null ? [] : [best, best.UpsideDown()];
    }

    private static IEnumerable<Placement> Hypotheses(GreyPage page)
    {
        var upright = page.Height >= page.Width;
        var (width, height) = upright ? (PaperGeometry.Width, PaperGeometry.Height) : (PaperGeometry.Height, PaperGeometry.Width);
        var scale = Math.Min(page.Width / width, page.Height / height);
        for (var turn = 0.0; turn <= 9; turn += 1.5)
        {
            foreach (var degrees in turn == 0 ? [0.0] : new[] { turn, -turn })
            {
                if (Located(page, scale, degrees + (upright ? 0 : 90)) is { } found)
                    yield return found;
            }
        }
    }

    private static Placement? Located(GreyPage page, double scale, double degrees)
    {
        var (cos, sin) = (Math.Cos(degrees * Math.PI / 180) * scale, Math.Sin(degrees * Math.PI / 180) * scale);
        SeenPoint At(double x, double y) => new(x, y, page.Width / 2.0 + cos * (x - PaperGeometry.Width / 2) - sin * (y - PaperGeometry.Height / 2), page.Height / 2.0 + sin * (x - PaperGeometry.Width / 2) + cos * (y - PaperGeometry.Height / 2));
        var placement = Placement.Similar([At(0, 0), At(PaperGeometry.Width, 0), At(PaperGeometry.Width, PaperGeometry.Height), At(0, PaperGeometry.Height)]);
        var marks = new List<SeenPoint>();
        foreach (var mark in All)
        {
            if (Find(page, placement, mark.X, mark.Y, mark.Right, mark.Down) is { } found)
                marks.Add(found);
        }
        if (marks.Count < 2)
            return null;
        // Angles somewhere prove nothing: they must stand as they were printed.
        var fitted = Placement.Similar(marks);
        var good = Math.Abs(fitted.PixelsPerMillimetre / scale - 1) < 0.03 && marks.All(m => fitted.Pixel(m.X, m.Y) is var (x, y) && Math.Abs(x - m.PixelX) + Math.Abs(y - m.PixelY) < 2 * scale);
        return !good ? null : (marks.Count == 4 ? Placement.Projective(marks) ?? fitted : fitted).Resting(marks.Count);
    }

    private static SeenPoint? Find(GreyPage page, Placement placement, double x, double y, int right, int down)
    {
        var half = (int)((Reach + PaperGeometry.MarkLength + 3) / Grid);
        var patch = Patch(page, placement, x, y, half, out var contrast);
        if (contrast < 40)
            return null;
        var (best, bestX, bestY) = (LeastContrast * contrast, 0, 0);
        var reach = (int)(Reach / Grid);
        for (var dy = -reach; dy <= reach; dy++)
        {
            for (var dx = -reach; dx <= reach; dx++)
            {
                var score = Math.Min(
                    Along(patch, half + dx, half + dy, right, 0, best), Along(patch, half + dx, half + dy, 0, down, best));
                if (score > best)
                    (best, bestX, bestY) = (score, dx, dy);
            }
        }
        if (bestX == 0 && bestY == 0 && best <= LeastContrast * contrast)
            return null;
        var (px, py) = placement.Pixel(x + bestX * Grid, y + bestY * Grid);
        return new(x, y, px, py);
    }

    // How much darker an arm is than the paper on both its sides and beyond both its ends.
    private static double Along(double[,] patch, int x, int y, int stepX, int stepY, double least)
    {
        double on = 0, one = 0, other = 0;
        for (var i = 2; i < Arm - 2; i++)
        {
            var (at, row) = (x + i * stepX, y + i * stepY);
            on += patch[row, at];
            one += patch[row + (stepX != 0 ? Beside : 0), at + (stepY != 0 ? Beside : 0)];
            other += patch[row - (stepX != 0 ? Beside : 0), at - (stepY != 0 ? Beside : 0)];
        }
        var count = Arm - 4;
        var score = (Math.Min(one, other) - on) / count;
        if (score <= least)
            return score;
        double ends = 0;
        for (var i = 5; i < 12; i++)
            ends += Math.Min(patch[y - i * stepY, x - i * stepX], patch[y + (Arm + i - 1) * stepY, x + (Arm + i - 1) * stepX]);
        return Math.Min(score, ends / 7 - on / count);
    }

    private static double[,] Patch(GreyPage page, Placement placement, double x, double y, int half, out double contrast)
    {
        var size = 2 * half + 1;
        var patch = new double[size, size];
        var (darkest, lightest) = (255.0, 0.0);
        for (var row = 0; row < size; row++)
        {
            for (var column = 0; column < size; column++)
            {
                var (px, py) = placement.Pixel(x + (column - half) * Grid, y + (row - half) * Grid);
                var value = page.At(px, py);
                patch[row, column] = value;
                (darkest, lightest) = (Math.Min(darkest, value), Math.Max(lightest, value));
            }
        }
        contrast = lightest - darkest;
        return patch;
    }
}
