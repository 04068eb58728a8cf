namespace Caika.Imaging.Faces;

/// <summary>How strong the strongest connected line through a box is: the mean change of luma along it. It may move one row a column.</summary>
internal static class Seam
{
    // A single glint must not make a line.
    private const float Ceiling = 250;

    public static double Level(FaceChip chip, double left, double right, double top, double bottom) => Trace(chip, left, right, top, bottom, upright: false);

    public static double Upright(FaceChip chip, double left, double right, double top, double bottom) => Trace(chip, left, right, top, bottom, upright: true);

    /// <summary>A percentile over columns of each column's strongest level edge.</summary>
    public static double StrongestOfColumns(FaceChip chip, double left, double right, double top, double bottom, double percentile)
    {
        var box = chip.Box(Math.Max(1, left), Math.Max(2, top), Math.Min(FaceChip.Width - 1, right), Math.Min(FaceChip.Height - 2, bottom));
        var peaks = chip.Values.AsSpan(0, Math.Max(0, box.Right - box.Left));
        if (peaks.Length == 0)
            return 0;
        for (var x = box.Left; x < box.Right; x++)
        {
            float peak = 0;
            for (var y = box.Top; y < box.Bottom; y++)
                peak = Math.Max(peak, Math.Abs(chip.Down(y * FaceChip.Width + x)));
            peaks[x - box.Left] = peak;
        }
        peaks.Sort();
        return peaks[(int)(peaks.Length * percentile)];
    }

    private static double Trace(FaceChip chip, double left, double right, double top, double bottom, bool upright)
    {
        var box = chip.Box(Math.Max(1, left), Math.Max(1, top), Math.Min(FaceChip.Width - 1, right), Math.Min(FaceChip.Height - 1, bottom));
        int along = upright ? box.Bottom - box.Top : box.Right - box.Left, across = upright ? box.Right - box.Left : box.Bottom - box.Top;
        if (along < 4 || across < 3)
            return 0;
        Span<float> best = stackalloc float[across], next = stackalloc float[across];
        best.Clear();
        for (var a = 0; a < along; a++)
        {
            for (var c = 0; c < across; c++)
            {
                var before = Math.Max(best[c], Math.Max(c > 0 ? best[c - 1] : 0, c + 1 < across ? best[c + 1] : 0));
                var i = upright ? (box.Top + a) * FaceChip.Width + box.Left + c : (box.Top + c) * FaceChip.Width + box.Left + a;
                next[c] = before + Math.Min(Ceiling, Math.Abs(upright ? chip.Across(i) : chip.Down(i)));
            }
            next.CopyTo(best);
        }
        double strongest = 0;
        foreach (var value in best)
            strongest = Math.Max(strongest, value);
        return strongest / along;
    }
}
