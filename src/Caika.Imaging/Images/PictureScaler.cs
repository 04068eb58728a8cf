using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using SkiaSharp;

namespace Caika.Imaging.Images;

/// <summary>Makes a picture smaller by averaging areas, or larger by a cubic curve.</summary>
public static class PictureScaler
{
    /// <summary>Scales to exactly this size; the same picture comes back when it already has it.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="width">Wanted width, pixels.</param>
    /// <param name="height">Wanted height, pixels.</param>
    public static Picture Scale(Picture picture, int width, int height)
    {
        if (width == picture.Width && height == picture.Height)
            return picture;
        return width <= picture.Width && height <= picture.Height ? Shrink(picture, width, height) : Enlarge(picture, width, height);
    }

    private static Picture Shrink(Picture picture, int width, int height)
    {
        AreaShares across = new(picture.Width, width), down = new(picture.Height, height);
        var pixels = GC.AllocateUninitializedArray<byte>(width * height * 4);
        var source = MemoryMarshal.Cast<byte, uint>(picture.Pixels);
        var target = MemoryMarshal.Cast<byte, uint>(pixels.AsSpan());
        Vector128<float>[] row = new Vector128<float>[width], sum = new Vector128<float>[width];
        var rowShown = -1;
        for (var y = 0; y < height; y++)
        {
            Array.Clear(sum);
            foreach (var (line, share) in down.Of(y))
            {
                // Neighbouring target rows share at most one source row, which is still there.
                if (line != rowShown)
                    ShrinkRow(source.Slice(line * picture.Width, picture.Width), across, row);
                rowShown = line;
                for (var x = 0; x < width; x++)
                    sum[x] += row[x] * share;
            }
            for (var x = 0; x < width; x++)
                target[y * width + x] = Packed(sum[x]);
        }
        return new(width, height, pixels);
    }

    private static void ShrinkRow(ReadOnlySpan<uint> line, AreaShares across, Vector128<float>[] row)
    {
        for (var x = 0; x < row.Length; x++)
        {
            var sum = Vector128<float>.Zero;
            var start = across.Starts[x];
            var shares = across.SharesOf(x);
            for (var k = 0; k < shares.Length; k++)
                sum += Unpacked(line[start + k]) * shares[k];
            row[x] = sum;
        }
    }

    private static Vector128<float> Unpacked(uint pixel)
    {
        var shorts = Vector128.WidenLower(Vector128.CreateScalarUnsafe(pixel).AsByte());
        return Vector128.ConvertToSingle(Vector128.WidenLower(shorts).AsInt32());
    }

    private static uint Packed(Vector128<float> colour)
    {
        var rounded = Vector128.ConvertToInt32(colour + Vector128.Create(0.5f));
        var shorts = Vector128.Narrow(rounded, Vector128<int>.Zero).AsUInt16();
        return Vector128.Narrow(shorts, Vector128<ushort>.Zero).AsUInt32().ToScalar();
    }

    private static unsafe Picture Enlarge(Picture picture, int width, int height)
    {
        var pixels = GC.AllocateUninitializedArray<byte>(width * height * 4);
        fixed (byte* from = picture.Pixels, to = pixels)
        {
            using var source = new SKPixmap(RgbaInfo(picture.Width, picture.Height), (IntPtr)from);
            using var target = new SKPixmap(RgbaInfo(width, height), (IntPtr)to);
            if (!source.ScalePixels(target, new SKSamplingOptions(SKCubicResampler.CatmullRom)))
                throw new InvalidOperationException("Skia could not scale the pixels.");
        }
        return new(width, height, pixels);
    }

    private static SKImageInfo RgbaInfo(int width, int height) => new(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque);
}
