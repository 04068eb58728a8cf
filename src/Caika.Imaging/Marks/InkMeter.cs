namespace Caika.Imaging.Marks;

/// <summary>Ink found in a place that was printed blank.</summary>
/// <param name="SquareMillimetres">Area of what looks like strokes.</param>
/// <param name="Extent">Width over which the strokes spread, in millimetres.</param>
public readonly record struct InkReading(double SquareMillimetres, double Extent)
{
    // Dirt of a fax and the ends of a neighbour's strokes stay below; the shortest mark a person makes as a signature lies above.
    private const double Blank = 0.9, Written = 2.2, LeastExtent = 3;

    /// <summary>Whether there is any writing at all: a date is a few thin digits.</summary>
    public bool HasInk => SquareMillimetres > Blank;

    /// <summary>Whether somebody wrote here; null when it cannot be told.</summary>
    public bool? IsWritten => SquareMillimetres >= Written && Extent >= LeastExtent ? true : SquareMillimetres <= Blank ? false : null;
}

/// <summary>Measures handwriting in blank places of a straightened page.</summary>
public static class InkMeter
{
    internal const double PerMillimetre = 8;
    private const double Share = 0.3;           // of the way from paper to print: lighter is stain or noise
    private const double Wide = 2.2;            // mm; what is broader than a stroke is a stain and counts as paper
    private const double LeastArea = 0.2, LeastLength = 0.9;

    /// <param name="places">Places without any print, for example above a writing line.</param>
    public static InkReading Measure(GreyPage page, Placement placement, params ReadOnlySpan<PaperPlace> places)
    {
        double area = 0;
        var (left, right) = (double.MaxValue, double.MinValue);
        foreach (var place in places)
        {
            var patch = Straighten(page, placement, place);
            var ink = Ink(patch, Black(page, placement));
            foreach (var stroke in Strokes(ink, patch.Width, patch.Height))
            {
                area += stroke.Area;
                (left, right) = (Math.Min(left, place.X + stroke.Left), Math.Max(right, place.X + stroke.Right));
            }
        }
        return new(Math.Round(area, 2), area > 0 ? Math.Round(right - left, 1) : 0);
    }

    /// <summary>A place of the sheet, upright, at eight pixels a millimetre.</summary>
    public static GreyPage Straighten(GreyPage page, Placement placement, PaperPlace place)
    {
        var (width, height) = ((int)(place.Width * PerMillimetre), (int)(place.Height * PerMillimetre));
        var pixels = new byte[width * height];
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                var (px, py) = placement.Pixel(place.X + (x + 0.5) / PerMillimetre, place.Y + (y + 0.5) / PerMillimetre);
                pixels[y * width + x] = (byte)Math.Round(page.At(px, py));
            }
        }
        return new(width, height, pixels);
    }

    // How dark print is on this scan: the darkest tenth of the code, which is half black.
    private static double Black(GreyPage page, Placement placement)
    {
        var code = PaperGeometry.Code;
        var values = new List<double>();
        for (var y = code.Y + 1; y < code.Bottom; y += 0.6)
        {
            for (var x = code.X + 1; x < code.Right; x += 0.6)
            {
                var (px, py) = placement.Pixel(x, y);
                values.Add(page.At(px, py));
            }
        }
        values.Sort();
        return values[values.Count / 10];
    }

    internal static bool[] Ink(GreyPage patch, double black)
    {
        var smooth = Smooth(patch);
        var paper = Paper(smooth, patch.Width, patch.Height);
        var ink = new bool[smooth.Length];
        for (var i = 0; i < smooth.Length; i++)
            ink[i] = paper[i] - smooth[i] > Math.Max(24, Share * (paper[i] - black));
        return ink;
    }

    private static byte[] Smooth(GreyPage patch)
    {
        var (width, height, source) = (patch.Width, patch.Height, patch.Pixels);
        var smooth = (byte[])source.Clone();
        for (var y = 1; y < height - 1; y++)
        {
            for (var x = 1; x < width - 1; x++)
            {
                var at = y * width + x;
                smooth[at] = (byte)((source[at] * 4 + (source[at - 1] + source[at + 1] + source[at - width] + source[at + width]) * 2
                    + source[at - width - 1] + source[at - width + 1] + source[at + width - 1] + source[at + width + 1]) / 16);
            }
        }
        return smooth;
    }

    // The lightest value within a stroke's breadth, then the darkest of those: strokes are filled with the paper around them, stains stay.
    private static byte[] Paper(byte[] values, int width, int height)
    {
        var reach = (int)(Wide * PerMillimetre / 2);
        return Extreme(Extreme(values, width, height, reach, lightest: true), width, height, reach, lightest: false);
    }

    private static byte[] Extreme(byte[] values, int width, int height, int reach, bool lightest)
    {
        var rows = new byte[values.Length];
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
                rows[y * width + x] = Pick(values, y * width + Math.Max(0, x - reach), y * width + Math.Min(width - 1, x + reach), 1, lightest);
        }
        var both = new byte[values.Length];
        for (var x = 0; x < width; x++)
        {
            for (var y = 0; y < height; y++)
                both[y * width + x] = Pick(rows, Math.Max(0, y - reach) * width + x, Math.Min(height - 1, y + reach) * width + x, width, lightest);
        }
        return both;
    }

    private static byte Pick(byte[] values, int from, int to, int step, bool lightest)
    {
        var best = values[from];
        for (var at = from + step; at <= to; at += step)
            best = lightest ? Math.Max(best, values[at]) : Math.Min(best, values[at]);
        return best;
    }

    // Connected strokes large enough to be drawn by a hand, in millimetres.
    private static IEnumerable<(double Area, double Left, double Right)> Strokes(bool[] ink, int width, int height)
    {
        var done = new bool[ink.Length];
        var stack = new Stack<int>();
        for (var start = 0; start < ink.Length; start++)
        {
            if (!ink[start] || done[start])
                continue;
            var (count, left, right, top, bottom) = (0, width, 0, height, 0);
            done[start] = true;
            stack.Push(start);
            while (stack.TryPop(out var at))
            {
                count++;
                var (x, y) = (at % width, at / width);
                (left, right, top, bottom) = (Math.Min(left, x), Math.Max(right, x), Math.Min(top, y), Math.Max(bottom, y));
                for (var v = Math.Max(0, y - 1); v <= Math.Min(height - 1, y + 1); v++)
                {
                    for (var u = Math.Max(0, x - 1); u <= Math.Min(width - 1, x + 1); u++)
                    {
                        if (!ink[v * width + u] || done[v * width + u])
                            continue;
                        done[v * width + u] = true;
                        stack.Push(v * width + u);
                    }
                }
            }
            var (area, length) = (count / (PerMillimetre * PerMillimetre), Math.Max(right - left, bottom - top) / PerMillimetre);
            if (area >= LeastArea && length >= LeastLength && !IsCrease(left, right, top, bottom, count, width, height))
                yield return (area, left / PerMillimetre, (right + 1) / PerMillimetre);
        }
    }

    // A fold or a scanner's streak: a straight band from one edge of the place to the opposite one.
    private static bool IsCrease(int left, int right, int top, int bottom, int count, int width, int height)
    {
        var across = left <= 1 && right >= width - 2 && bottom - top < 0.25 * height;
        var down = top <= 1 && bottom >= height - 2 && right - left < 0.12 * height;
        return (across || down) && count < 1.3 * PerMillimetre * (across ? width : height);
    }
}
