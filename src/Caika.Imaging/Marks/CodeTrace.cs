namespace Caika.Imaging.Marks;

/// <summary>
/// Finds the code of a sheet by the patterns that are the same in every symbol, when no reader makes sense of it and the
/// corner marks lie off the glass: a black seal across the code of a fax that is turned by six degrees or more. The sheet is
/// taken to fill the scan, so its size in pixels is known.
/// </summary>
internal static class CodeTrace
{
    private const int Modules = SampledCode.Modules;
    private const double CornerShare = 0.42;        // of the short side, as in the search for readable codes
    private const double MostTurn = 9, Turn = 1.5;  // degrees
    private const int Tried = 6;

    // Turn, place of the code's middle and size of a module, in pixels.
    private readonly record struct Pose(double X, double Y, double Degrees, double Module)
    {
        internal (double X, double Y) At(double column, double row)
        {
            var (sin, cos) = Math.SinCos(Degrees * Math.PI / 180);
            var (u, v) = ((column - Modules / 2.0) * Module, (row - Modules / 2.0) * Module);
            return (X + cos * u - sin * v, Y + sin * u + cos * v);
        }

        internal (double X, double Y)[] Corners => [At(0, 0), At(Modules, 0), At(Modules, Modules), At(0, Modules)];
    }

    private static readonly (int Row, int Column, bool Dark)[] Patterns =
        [.. from i in Enumerable.Range(0, Modules * Modules) let dark = ModuleSampler.Pattern(i / Modules, i % Modules) where dark is not null select (i / Modules, i % Modules, dark.Value)];

    /// <returns>The outer corners of what looks most like a code, in the symbol's order; null when nothing does at all.</returns>
    internal static (double X, double Y)[]? Find(GreyPage page)
    {
        var upright = page.Height >= page.Width;
        var perMillimetre = Math.Min(page.Width / (upright ? PaperGeometry.Width : PaperGeometry.Height), page.Height / (upright ? PaperGeometry.Height : PaperGeometry.Width));
        var module = perMillimetre * PaperGeometry.Code.Width / Modules;
        var side = (int)(CornerShare * Math.Min(page.Width, page.Height));
        // The corner that holds the code says how the sheet stands.
        (int X, int Y, int Degrees)[] corners = upright
            ? [(page.Width - side, 0, 0), (0, page.Height - side, 180)]
            : [(page.Width - side, page.Height - side, 90), (0, 0, 270)];
        var best = corners.SelectMany(c => Coarse(page, c.X, c.Y, side, c.Degrees, module))
            .Select(pose => Refine(page, pose)).OrderByDescending(r => r.Contrast).FirstOrDefault();
        return best.Contrast < 40 ? null : best.Pose.Corners;
    }

    /// <summary>
    /// The corners a reader gave, made exact by the patterns: readers look for the text, and leave a corner some pixels off,
    /// which is a degree over 25 mm and five millimetres at the other end of the sheet.
    /// </summary>
    /// <param name="seen">The code's outer corners in pixels, in the symbol's order.</param>
    internal static (double X, double Y)[] Sharpen(GreyPage page, (double X, double Y)[] seen)
    {
        var (u, v) = ((seen[1].X + seen[2].X - seen[0].X - seen[3].X) / 2, (seen[1].Y + seen[2].Y - seen[0].Y - seen[3].Y) / 2);
        var pose = new Pose(seen.Average(c => c.X), seen.Average(c => c.Y), Math.Atan2(v, u) * 180 / Math.PI, Math.Sqrt(u * u + v * v) / Modules);
        return Refine(page, pose).Pose.Corners;
    }

    // Every place and turn on a picture of half modules, judged by every third module of the patterns.
    private static IEnumerable<Pose> Coarse(GreyPage page, int left, int top, int side, int quarter, double module)
    {
        var (cell, n) = (module / 2, (int)(side * 2 / module));
        var cells = new int[n * n];
        for (var i = 0; i < cells.Length; i++)
            cells[i] = (int)((page.At(left + (i % n + 0.25) * cell, top + (i / n + 0.25) * cell) + page.At(left + (i % n + 0.75) * cell, top + (i / n + 0.25) * cell)
                + page.At(left + (i % n + 0.25) * cell, top + (i / n + 0.75) * cell) + page.At(left + (i % n + 0.75) * cell, top + (i / n + 0.75) * cell)) / 4);
        var found = new List<(int Score, Pose Pose)>();
        for (var turn = -MostTurn; turn <= MostTurn; turn += Turn)
        {
            var middle = new Pose(0, 0, quarter + turn, 2);
            var places = Patterns.Where((_, i) => i % 3 == 0).Select(p => (Place: middle.At(p.Column + 0.5, p.Row + 0.5), p.Dark)).ToList();
            var (dark, light) = (Offsets(places, true, n), Offsets(places, false, n));
            var margin = Modules + 2; // half the code's width in cells, and some
            for (var y = margin; y < n - margin; y++)
            {
                for (var x = margin; x < n - margin; x++)
                {
                    var score = (Sum(cells, light, y * n + x) / light.Length) - (Sum(cells, dark, y * n + x) / dark.Length);
                    if (found.Count < Tried || score > found[^1].Score)
                        Keep(found, score, new(left + (x + 0.5) * cell, top + (y + 0.5) * cell, quarter + turn, module));
                }
            }
        }
        return found.Select(f => f.Pose);
    }

    private static int[] Offsets(List<((double X, double Y) Place, bool Dark)> places, bool dark, int n) =>
        [.. places.Where(p => p.Dark == dark).Select(p => (int)Math.Round(p.Place.Y) * n + (int)Math.Round(p.Place.X))];

    private static int Sum(int[] cells, int[] offsets, int at)
    {
        var sum = 0;
        foreach (var offset in offsets)
        {
            var i = at + offset;
            sum += (uint)i < (uint)cells.Length ? cells[i] : 255;
        }
        return sum;
    }

    // The best of each neighbourhood only: six neighbours of one place would be one try.
    private static void Keep(List<(int Score, Pose Pose)> found, int score, Pose pose)
    {
        var near = found.FindIndex(f => Math.Abs(f.Pose.X - pose.X) + Math.Abs(f.Pose.Y - pose.Y) < 4 * pose.Module);
        if (near >= 0 && found[near].Score >= score)
            return;
        if (near >= 0)
            found.RemoveAt(near);
        found.Insert(found.TakeWhile(f => f.Score >= score).Count(), (score, pose));
        if (found.Count > Tried)
            found.RemoveAt(Tried);
    }

    // Up the hill in ever smaller steps. Looking near the corners of each module makes the top sharp.
    private static (Pose Pose, double Contrast) Refine(GreyPage page, Pose pose)
    {
        var best = Contrast(page, pose);
        var step = 1.0;
        while (step > 0.02)
        {
            var (m, better) = (pose.Module, false);
            foreach (var next in new[]
            {
                pose with { X = pose.X + step * m / 2 }, pose with { X = pose.X - step * m / 2 }, pose with { Y = pose.Y + step * m / 2 }, pose with { Y = pose.Y - step * m / 2 },
                pose with { Degrees = pose.Degrees + step }, pose with { Degrees = pose.Degrees - step }, pose with { Module = m * (1 + 0.02 * step) }, pose with { Module = m * (1 - 0.02 * step) },
            })
            {
                if (Contrast(page, next) is var contrast && contrast > best)
                    (best, pose, better) = (contrast, next, true);
            }
            if (!better)
                step /= 2;
        }
        return (pose, best);
    }

    private static double Contrast(GreyPage page, Pose pose)
    {
        double dark = 0, light = 0;
        var darks = 0;
        foreach (var (row, column, isDark) in Patterns)
        {
            double value = 0;
            for (var i = 0; i < 5; i++)
            {
                var (u, v) = i == 4 ? (0.5, 0.5) : (i % 2 == 0 ? 0.15 : 0.85, i < 2 ? 0.15 : 0.85);
                var (x, y) = pose.At(column + u, row + v);
                value += page.At(x, y) / 5;
            }
            if (isDark)
                (dark, darks) = (dark + value, darks + 1);
            else
                light += value;
        }
        return light / (Patterns.Length - darks) - dark / darks;
    }
}
