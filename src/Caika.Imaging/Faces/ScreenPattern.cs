using System.Numerics;
using System.Runtime.InteropServices;

namespace Caika.Imaging.Faces;

/// <summary>
/// A regular fine pattern over the face, as a photographed screen or a halftone print has: one frequency stands out of the
/// picture's spectrum. Skin and hair spread their fine detail over all of them.
/// </summary>
internal static class ScreenPattern
{
    private const int Size = 128, Lowest = 14, Highest = 60, OffAxis = 3;

    private static readonly float[] Fade = [.. Enumerable.Range(0, Size).Select(i => (float)(0.5 - 0.5 * Math.Cos(2 * Math.PI * (i + 0.5) / Size)))];

    // Of the full circle in steps of 1/Size, clockwise.
    private static readonly (float Sine, float Cosine)[] Turns = [.. Enumerable.Range(0, Size / 2).Select(k => MathF.SinCos(-2 * MathF.PI * k / Size))];

    // Of each place in the spectrum: its distance from the middle, and whether a pattern may stand there.
    private static readonly byte[] Radii = [.. Enumerable.Range(0, Size * Size).Select(i => (byte)Math.Min(Size, Math.Round(Math.Sqrt(Across(i) * Across(i) + Down(i) * Down(i)))))];

    // JPEG's blocks stand on the axes.
    private static readonly bool[] Open = [.. Enumerable.Range(0, Size * Size)
        .Select(i => Radii[i] is >= Lowest and <= Highest && Math.Abs(Across(i)) > OffAxis && Math.Abs(Down(i)) > OffAxis)];

    /// <summary>Power of the strongest frequency over the mean power of its distance from the middle; below 12 of faces.</summary>
    public static double StrengthOf(FaceChip chip)
    {
        Span<float> real = Square(chip, 0), imaginary = Square(chip, 1);
        imaginary.Clear();
        // The cheeks and the nose, where little has edges of its own.
        int left = (FaceChip.Width - Size) / 2, top = 250;
        for (var y = 0; y < Size; y++)
            for (var x = 0; x < Size; x++)
                real[y * Size + x] = (chip.Grey[(top + y) * FaceChip.Width + left + x] - 128) * Fade[x] * Fade[y];
        // Lines downwards are transformed all at once; so the picture is laid on its side in between.
        TransformDown(real, imaginary);
        LayOnItsSide(real, Square(chip, 2));
        LayOnItsSide(imaginary, Square(chip, 3));
        TransformDown(Square(chip, 2), Square(chip, 3));
        return Peak(Square(chip, 2), Square(chip, 3));
    }

    // The spectrum lies on its side too, which changes no distance.
    private static double Peak(Span<float> real, Span<float> imaginary)
    {
        Span<double> sums = stackalloc double[Size + 1];
        Span<int> counts = stackalloc int[Size + 1];
        for (var i = 0; i < real.Length; i++)
        {
            real[i] = real[i] * real[i] + imaginary[i] * imaginary[i];
            sums[Radii[i]] += real[i];
            counts[Radii[i]]++;
        }
        double strongest = 0;
        for (var i = 0; i < real.Length; i++)
            if (Open[i] && real[i] > 4 * Size)
                strongest = Math.Max(strongest, real[i] / (sums[Radii[i]] / counts[Radii[i]] + 1));
        return strongest;
    }

    private static int Across(int i) => (i % Size + Size / 2) % Size - Size / 2;

    private static int Down(int i) => (i / Size + Size / 2) % Size - Size / 2;

    private static Span<float> Square(FaceChip chip, int which) => chip.Values.AsSpan(which * Size * Size, Size * Size);

    private static void LayOnItsSide(ReadOnlySpan<float> square, Span<float> turned)
    {
        for (var y = 0; y < Size; y++)
            for (var x = 0; x < Size; x++)
                turned[x * Size + y] = square[y * Size + x];
    }

    // Fast Fourier transform in place of every line downwards, Cooley and Tukey, radix 2.
    private static void TransformDown(Span<float> real, Span<float> imaginary)
    {
        for (int i = 1, j = 0; i < Size; i++)
        {
            var bit = Size >> 1;
            for (; (j & bit) != 0; bit >>= 1)
                j ^= bit;
            j ^= bit;
            if (i >= j)
                continue;
            Swap(real, i, j);
            Swap(imaginary, i, j);
        }
        for (var length = 2; length <= Size; length <<= 1)
            for (var k = 0; k < length / 2; k++)
                for (var i = k; i < Size; i += length)
                    Fold(Row(real, i), Row(imaginary, i), Row(real, i + length / 2), Row(imaginary, i + length / 2), Turns[k * (Size / length)]);
    }

    private static void Fold(Span<float> realA, Span<float> imaginaryA, Span<float> realB, Span<float> imaginaryB, (float Sine, float Cosine) turn)
    {
        Span<Vector<float>> ra = MemoryMarshal.Cast<float, Vector<float>>(realA), ia = MemoryMarshal.Cast<float, Vector<float>>(imaginaryA);
        Span<Vector<float>> rb = MemoryMarshal.Cast<float, Vector<float>>(realB), ib = MemoryMarshal.Cast<float, Vector<float>>(imaginaryB);
        for (var x = 0; x < ra.Length; x++)
        {
            Vector<float> r = rb[x] * turn.Cosine - ib[x] * turn.Sine, m = rb[x] * turn.Sine + ib[x] * turn.Cosine;
            (rb[x], ib[x]) = (ra[x] - r, ia[x] - m);
            (ra[x], ia[x]) = (ra[x] + r, ia[x] + m);
        }
    }

    private static Span<float> Row(Span<float> square, int row) => square.Slice(row * Size, Size);

    private static void Swap(Span<float> square, int one, int other)
    {
        Span<float> kept = stackalloc float[Size];
        Row(square, one).CopyTo(kept);
        Row(square, other).CopyTo(Row(square, one));
        kept.CopyTo(Row(square, other));
    }
}
