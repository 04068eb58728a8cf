namespace Caika.Imaging.Marks;

/// <summary>
/// Looks for codes where they are likely first: in the four corners of the page, the darkest first, then on the whole page.
/// </summary>
internal static class CodeSearch
{
    private const int FineSide = 1654; // A4 at 200 dpi
    private const double LeastDark = 0.12; // a code is half black, and a third of the square when it is cut off
    private const double CornerShare = 0.42; // of the page's short side: the code at up to eight degrees of skew, and some room

    /// <summary>The codes of the darkest corner only: on a page of ours nearly always the right one.</summary>
    internal static List<SeenCode> First(GreyPage page, Func<string, bool> wanted)
    {
        var seen = new List<SeenCode>();
        var side = (int)(CornerShare * Math.Min(page.Width, page.Height));
        var (x, y, dark) = Corners(page, side)[0];
        var (corner, scale) = Fine(page.Crop(x, y, side, side), page);
        if (dark >= LeastDark)
            Try(corner, x, y, scale, seen, wanted);
        return seen;
    }

    /// <summary>Every code seen until one satisfies <paramref name="wanted"/>; that one is last.</summary>
    internal static List<SeenCode> Run(GreyPage page, Func<string, bool> wanted)
    {
        var seen = new List<SeenCode>();
        var side = (int)(CornerShare * Math.Min(page.Width, page.Height));
        var corners = Corners(page, side);
        foreach (var (x, y, _) in corners)
        {
            var (corner, scale) = Fine(page.Crop(x, y, side, side), page);
            if (Try(corner, x, y, scale, seen, wanted))
                return seen;
        }
        if (seen.Count > 0)
            return seen;
        var (whole, reduced) = Fine(page, page);
        Try(whole, 0, 0, reduced, seen, wanted);
        return seen;
    }

    // More than 200 dpi makes the reader slow, and ten times slower where it finds nothing.
    private static (GreyPage Picture, double Scale) Fine(GreyPage picture, GreyPage page)
    {
        var scale = FineSide / (double)Math.Min(page.Width, page.Height);
        return scale < 0.9 ? (Resize(picture, scale), scale) : (picture, 1);
    }

    /// <summary>The same for a page on which nothing was seen at a first look: slower, in the two darkest corners only.</summary>
    internal static List<SeenCode> Harder(GreyPage page, Func<string, bool> wanted)
    {
        var seen = new List<SeenCode>();
        var side = (int)(CornerShare * Math.Min(page.Width, page.Height));
        foreach (var (x, y, dark) in Corners(page, side).Take(2))
        {
            if (dark < LeastDark)
                continue;
            var (crop, fine) = Fine(page.Crop(x, y, side, side), page);
            foreach (var (copy, scale) in Copies(crop))
            {
                if (Try(copy, x, y, scale * fine, seen, wanted))
                    return seen;
            }
        }
        return seen;
    }

    // Each kind of damage has its cure: a seal in grey is lighter than print, blur wants enlarging, dots of a fax wash out when reduced.
    private static IEnumerable<(GreyPage Copy, double Scale)> Copies(GreyPage crop)
    {
        yield return (Threshold(crop, 0.35), 1);
        yield return (Threshold(crop, 0.55), 1);
        yield return (Resize(crop, 1.6), 1.6);
        yield return (Resize(crop, 0.6), 0.6);
        yield return (Threshold(Resize(crop, 0.6), 0.5), 0.6);
        yield return (Threshold(Resize(crop, 1.6), 0.45), 1.6);
    }

    private static bool Try(GreyPage picture, int x, int y, double scale, List<SeenCode> seen, Func<string, bool> wanted)
    {
        var found = false;
        foreach (var code in CodeReader.Read(picture))
        {
            seen.RemoveAll(s => s.Text == code.Text);
            var placed = code with { Corners = [.. code.Corners.Select(c => (x + c.X / scale, y + c.Y / scale))] };
            if (found)
                seen.Insert(0, placed);
            else
                seen.Add(placed);
            found |= wanted(code.Text);
        }
        return found;
    }

    // Darkness of the darkest square of about 20 mm in each corner, on a picture of every eighth pixel.
    private static List<(int X, int Y, double Dark)> Corners(GreyPage page, int side)
    {
        List<(int X, int Y)> corners = [(page.Width - side, 0), (0, page.Height - side), (0, 0), (page.Width - side, page.Height - side)];
        return [.. corners.Select(c => (c.X, c.Y, Darkest(page, c.X, c.Y, side))).OrderByDescending(c => Math.Round(c.Item3, 1))];
    }

    private static double Darkest(GreyPage page, int x, int y, int side)
    {
        var step = Math.Max(1, side / 90);
        var n = side / step;
        var box = n * 20 / 88;
        var sums = new int[n + 1, n + 1];
        for (var row = 0; row < n; row++)
        {
            for (var column = 0; column < n; column++)
            {
                var dark = page.Pixels[(y + row * step) * page.Width + x + column * step] < 128 ? 1 : 0;
                sums[row + 1, column + 1] = dark + sums[row, column + 1] + sums[row + 1, column] - sums[row, column];
            }
        }
        var most = 0;
        for (var row = box; row <= n; row += 2)
        {
            for (var column = box; column <= n; column += 2)
                most = Math.Max(most, sums[row, column] - sums[row - box, column] - sums[row, column - box] + sums[row - box, column - box]);
        }
        // More than two thirds black is a shadow or a photo, not a code.
        var share = (double)most / (box * box);
        return share > 0.67 ? 0.3 : share;
    }

    private static GreyPage Threshold(GreyPage page, double share)
    {
        var sorted = new int[256];
        foreach (var value in page.Pixels)
            sorted[value]++;
        var (black, white) = (Percentile(sorted, page.Pixels.Length, 0.02), Percentile(sorted, page.Pixels.Length, 0.7));
        var limit = black + share * (white - black);
        return new(page.Width, page.Height, [.. page.Pixels.Select(value => value < limit ? (byte)0 : (byte)255)]);
    }

    private static int Percentile(int[] histogram, int count, double share)
    {
        var left = (int)(count * share);
        var value = 0;
        while (value < 255 && (left -= histogram[value]) > 0)
            value++;
        return value;
    }

    private static GreyPage Resize(GreyPage page, double scale)
    {
        var (width, height) = ((int)(page.Width * scale), (int)(page.Height * scale));
        var pixels = new byte[width * height];
        var taps = scale < 1 ? 2 : 1; // when reduced, the mean of four places, else the dots come back as a pattern
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                double sum = 0;
                for (var tap = 0; tap < taps * taps; tap++)
                    sum += page.At((x + (tap % taps + 0.5) / taps) / scale, (y + (tap / taps + 0.5) / taps) / scale);
                pixels[y * width + x] = (byte)(sum / (taps * taps));
            }
        }
        return new(width, height, pixels);
    }
}
