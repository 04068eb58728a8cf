using System.Numerics;

namespace Caika.Imaging.Faces;

/// <summary>
/// How light and dark change on the face and around it, a few hundred bits: the same picture, saved again, scaled or cropped, differs
/// in few of them. Taken where the face is, because portraits on white are alike everywhere else, and without the coarsest
/// waves, in which all faces are alike. With them stand the colours of skin and clothes. It tells pictures apart, not people.
/// </summary>
public static class PicturePrint
{
    private const int Colours = 6, OtherLight = 20, OtherColour = 5;     // CIE Lab of skin and clothes; how far a lightened copy is off
    private const int Side = 64, Lowest = 8, Highest = 28;     // sum of the waves across and down
    private const int Left = 110, Top = 110, Box = 256, Cell = Box / Side;   // chip pixels: face, hair and the upper neck

    private static readonly (int Across, int Down)[] Waves =
        [.. Enumerable.Range(0, Highest * Highest).Select(i => (Across: i % Highest, Down: i / Highest)).Where(w => w.Across + w.Down is >= Lowest and < Highest)];

    private static readonly float[] Cosines = [.. Enumerable.Range(0, Highest * Side).Select(i => (float)Math.Cos(Math.PI * (i / Side) * (i % Side + 0.5) / Side))];

    /// <summary>Bits of a print.</summary>
    public static int Bits { get; } = Waves.Length;

    /// <summary>Bytes of a print.</summary>
    public static int Length { get; } = (Bits + 7) / 8 + Colours;

    /// <summary>In how many per cent of their bits two prints differ; unrelated pictures differ in about 50, those of other colours in 100.</summary>
    public static double Distance(ReadOnlySpan<byte> one, ReadOnlySpan<byte> other)
    {
        if (one.Length != Length || other.Length != Length || HasOtherColours(one[^Colours..], other[^Colours..]))
            return 100;
        var bits = 0;
        for (var i = 0; i < Length - Colours; i++)
            bits += BitOperations.PopCount((uint)(one[i] ^ other[i]));
        return 100.0 * bits / Bits;
    }

    internal static byte[] Of(FaceChip chip)
    {
        var small = new float[Side * Side];
        for (var y = 0; y < Box; y++)
            for (var x = 0; x < Box; x++)
                small[y / Cell * Side + x / Cell] += chip.Grey[(Top + y) * FaceChip.Width + Left + x];

        // Cosine transform, rows and then columns.
        var rows = new float[Highest * Side];
        for (var y = 0; y < Side; y++)
            for (var wave = 0; wave < Highest; wave++)
                rows[wave * Side + y] = Product(small.AsSpan(y * Side, Side), Cosines.AsSpan(wave * Side, Side));
        var print = new byte[Length];
        for (var bit = 0; bit < Waves.Length; bit++)
            if (Product(rows.AsSpan(Waves[bit].Across * Side, Side), Cosines.AsSpan(Waves[bit].Down * Side, Side)) > 0)
                print[bit / 8] |= (byte)(1 << (bit % 8));
        Write(chip.Skin, print.AsSpan(^Colours));
        Write(ClothOf(chip), print.AsSpan(^(Colours / 2)));
        return print;
    }

    // Zeros where no clothes are seen.
    private static Lab ClothOf(FaceChip chip)
    {
        var places = chip.Box(40, 425, 440, 460).Where(chip, i => chip.IsPerson(i) && !chip.IsSkin(i), 4);
        return places.Count < 40 ? new(0, -128, -128) : new(chip.Median(places, i => chip.Colour(i).L), chip.Median(places, i => chip.Colour(i).A), chip.Median(places, i => chip.Colour(i).B));
    }

    private static void Write(Lab colour, Span<byte> to) =>
        (to[0], to[1], to[2]) = ((byte)Math.Clamp(colour.L, 0, 100), (byte)Math.Clamp(colour.A + 128, 0, 255), (byte)Math.Clamp(colour.B + 128, 0, 255));

    private static bool HasOtherColours(ReadOnlySpan<byte> one, ReadOnlySpan<byte> other)
    {
        for (var i = 0; i < Colours; i += 3)
        {
            var isKnown = one[i + 1] > 0 && other[i + 1] > 0;
            if (isKnown && (Math.Abs(one[i] - other[i]) > OtherLight || Math.Abs(one[i + 1] - other[i + 1]) > OtherColour || Math.Abs(one[i + 2] - other[i + 2]) > OtherColour))
                return true;
        }
        return false;
    }

    private static float Product(ReadOnlySpan<float> one, ReadOnlySpan<float> other)
    {
        var sum = Vector<float>.Zero;
        for (var i = 0; i < Side; i += Vector<float>.Count)
            sum += new Vector<float>(one[i..]) * new Vector<float>(other[i..]);
        return Vector.Sum(sum);
    }
}
