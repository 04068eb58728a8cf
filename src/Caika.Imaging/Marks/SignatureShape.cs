using System.Numerics;

namespace Caika.Imaging.Marks;

/// <summary>
/// The shape of a signature, small enough to compare every pair of a department: its ink, moved and scaled into 64 × 16
/// cells. Two signatures of one hand never agree cell by cell; a copied one does. It is a reason to look, never a verdict.
/// </summary>
public static class SignatureShape
{
    private const int Columns = 64, Rows = 16;
    public const int Length = Columns * Rows / 8;

    /// <summary>
    /// From this share of common cells on, two signatures are shown to a person: nearly all copies of one drawing reach it and hardly
    /// any strangers' do (docs/paper-loop.md).
    /// </summary>
    public const double Alike = 0.55;

    /// <returns>The cells as bits, or null when there is too little ink to compare.</returns>
    public static byte[]? Of(GreyPage page, Placement placement, PaperPlace place)
    {
        var patch = InkMeter.Straighten(page, placement, place);
        var ink = InkMeter.Ink(patch, 40);
        var (left, right, top, bottom, count) = (patch.Width, -1, patch.Height, -1, 0);
        for (var i = 0; i < ink.Length; i++)
        {
            if (!ink[i])
                continue;
            var (x, y) = (i % patch.Width, i / patch.Width);
            (left, right, top, bottom, count) = (Math.Min(left, x), Math.Max(right, x), Math.Min(top, y), Math.Max(bottom, y), count + 1);
        }
        if (count < 150)
            return null;
        var cells = new byte[Length];
        for (var i = 0; i < ink.Length; i++)
        {
            if (!ink[i])
                continue;
            var cell = (i / patch.Width - top) * Rows / (bottom - top + 1) * Columns + (i % patch.Width - left) * Columns / (right - left + 1);
            cells[cell / 8] |= (byte)(1 << cell % 8);
        }
        return cells;
    }

    /// <summary>Share of cells both have among those either has: 0 … 1.</summary>
    public static double Likeness(ReadOnlySpan<byte> one, ReadOnlySpan<byte> other)
    {
        var (both, either) = (0, 0);
        for (var i = 0; i < Length; i++)
        {
            both += BitOperations.PopCount((uint)(one[i] & other[i]));
            either += BitOperations.PopCount((uint)(one[i] | other[i]));
        }
        return either == 0 ? 0 : (double)both / either;
    }
}
