namespace Caika.Imaging.Faces;

/// <summary>
/// A regular fine pattern over the face, as a photographed screen or a halftone print has: one frequency stands out of the
/// picture's spectrum. Skin and hair spread their fine detail over all of them.
/// </summary>
internal static class ScreenPattern
{
    private const int Size = 128, Lowest = 14, Highest = 60, OffAxis = 3;

    private static readonly float[] Fade = [.. Enumerable.Range(0, Size).Select(i => (float)(0.5 - 0.5 * Math.Cos(2 * Math.PI * (i + 0.5) / Size)))];

    /// <summary>Power of the strongest frequency over the mean power of its distance from the middle; below 12 of faces.</summary>
    public static double StrengthOf(FaceChip chip)
    {
        float[] real = new float[Size * Size], imaginary = new float[Size * Size];
        // The cheeks and the nose, where little has edges of its own.
        int left = (FaceChip.Width - Size) / 2, top = 250;
        for (var y = 0; y < Size; y++)
            for (var x = 0; x < Size; x++)
                real[y * Size + x] = (chip.Grey[(top + y) * FaceChip.Width + left + x] - 128) * Fade[x] * Fade[y];
        for (var line = 0; line < Size; line++)
            Transform(real, imaginary, line * Size, 1);
        for (var line = 0; line < Size; line++)
            Transform(real, imaginary, line, Size);
        return Peak(real, imaginary);
    }

    private static double Peak(float[] real, float[] imaginary)
    {
        var (sums, counts) = (new double[Size], new int[Size]);
        var powers = new double[Size * Size];
        for (var i = 0; i < powers.Length; i++)
        {
            var radius = Radius(i, out _, out _);
            powers[i] = real[i] * real[i] + imaginary[i] * imaginary[i];
            if (radius < Size)
                (sums[radius], counts[radius]) = (sums[radius] + powers[i], counts[radius] + 1);
        }
        double strongest = 0;
        for (var i = 0; i < powers.Length; i++)
        {
            var radius = Radius(i, out var across, out var down);
            // JPEG's blocks stand on the axes.
            if (radius is >= Lowest and <= Highest && Math.Abs(across) > OffAxis && Math.Abs(down) > OffAxis && powers[i] > 4 * Size)
                strongest = Math.Max(strongest, powers[i] / (sums[radius] / counts[radius] + 1));
        }
        return strongest;
    }

    private static int Radius(int i, out int across, out int down)
    {
        (across, down) = ((i % Size + Size / 2) % Size - Size / 2, (i / Size + Size / 2) % Size - Size / 2);
        return (int)Math.Round(Math.Sqrt(across * across + down * down));
    }

    // Fast Fourier transform in place of one line, Cooley and Tukey, radix 2.
    private static void Transform(float[] real, float[] imaginary, int start, int step)
    {
        for (int i = 1, j = 0; i < Size; i++)
        {
            var bit = Size >> 1;
            for (; (j & bit) != 0; bit >>= 1)
                j ^= bit;
            j ^= bit;
            if (i >= j)
                continue;
            (real[start + i * step], real[start + j * step]) = (real[start + j * step], real[start + i * step]);
            (imaginary[start + i * step], imaginary[start + j * step]) = (imaginary[start + j * step], imaginary[start + i * step]);
        }
        for (var length = 2; length <= Size; length <<= 1)
            for (var k = 0; k < length / 2; k++)
            {
                var (sine, cosine) = MathF.SinCos(-2 * MathF.PI * k / length);
                for (var i = k; i < Size; i += length)
                {
                    int a = start + i * step, b = start + (i + length / 2) * step;
                    float r = real[b] * cosine - imaginary[b] * sine, m = real[b] * sine + imaginary[b] * cosine;
                    (real[b], imaginary[b]) = (real[a] - r, imaginary[a] - m);
                    (real[a], imaginary[a]) = (real[a] + r, imaginary[a] + m);
                }
            }
    }
}
