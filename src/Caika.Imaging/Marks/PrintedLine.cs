namespace Caika.Imaging.Marks;

/// <summary>
/// Moves a vague placement onto a printed line. A code of 25 mm says well how a sheet lies around it, but a fifth of a degree is
/// a millimetre at the other end of the sheet, and then a writing line would be taken for ink.
/// </summary>
public static class PrintedLine
{
    private const double Reach = 5, MostTilt = 0.035;   // mm up and down at each end; between the two ends as a share of the length
    private const double Step = 0.2, Beside = 1.1;      // mm
    private const double LeastShare = 0.7;              // of the line's length; a signature crosses the rest

    /// <param name="line">Left end, right end and height of the printed line, in millimetres of the sheet.</param>
    /// <returns>A placement that fits around the line; null when no line of this length stands near.</returns>
    public static Placement? Settle(GreyPage page, Placement placement, (double Left, double Right, double Y) line)
    {
        var (best, at) = (LeastShare, default((double Left, double Right)?));
        var tilt = MostTilt * (line.Right - line.Left);
        for (var left = -Reach; left <= Reach; left += Step)
        {
            for (var right = Math.Max(-Reach, left - tilt); right <= Math.Min(Reach, left + tilt); right += Step)
            {
                var share = Share(page, placement, line, left, right, 0);
                if (share > best)
                    (best, at) = (share, (left, right));
            }
        }
        if (at is not { } found)
            return null;
        // The line ends on both sides: a border of the table goes on.
        var (shift, most) = (0.0, double.MinValue);
        for (var dx = -Reach; dx <= Reach; dx += Step)
        {
            var ends = Share(page, placement, line, found.Left, found.Right, dx) - Beyond(page, placement, line, found.Left, found.Right, dx);
            if (ends > most)
                (shift, most) = (dx, ends);
        }
        if (most < LeastShare / 2)
            return null;
        var (lx, ly) = placement.Pixel(line.Left + shift, Height(line, found.Left, found.Right, line.Left + shift));
        var (rx, ry) = placement.Pixel(line.Right + shift, Height(line, found.Left, found.Right, line.Right + shift));
        return Placement.Similar([new(line.Left, line.Y, lx, ly), new(line.Right, line.Y, rx, ry)]);
    }

    private static double Height((double Left, double Right, double Y) line, double left, double right, double x) =>
        line.Y + left + (right - left) * (x - line.Left) / (line.Right - line.Left);

    private static double Share(GreyPage page, Placement placement, (double Left, double Right, double Y) line, double left, double right, double shift) =>
        Dark(page, placement, line, left, right, line.Left + shift, line.Right + shift);

    private static double Beyond(GreyPage page, Placement placement, (double Left, double Right, double Y) line, double left, double right, double shift) =>
        Math.Max(Dark(page, placement, line, left, right, line.Left + shift - 2.2, line.Left + shift - 0.4), Dark(page, placement, line, left, right, line.Right + shift + 0.4, line.Right + shift + 2.2));

    // The share of places that are darker than the paper above and below.
    private static double Dark(GreyPage page, Placement placement, (double Left, double Right, double Y) line, double left, double right, double from, double to)
    {
        var (dark, all) = (0, 0);
        for (var x = from; x <= to; x += 0.7)
        {
            var y = Height(line, left, right, x);
            var (on, above, below) = (Value(x, y), Value(x, y - Beside), Value(x, y + Beside));
            dark += Math.Min(above, below) - on > 40 ? 1 : 0;
            all++;
        }
        return (double)dark / all;

        double Value(double x, double y)
        {
            var (px, py) = placement.Pixel(x, y);
            return page.At(px, py);
        }
    }
}
