using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Caika.Imaging.Images;

namespace Caika.Imaging.Faces;

/// <summary>Reads colours between pixels. Written with vectors: it runs a quarter of a million times a photo.</summary>
internal static unsafe class PictureSampler
{
    /// <summary>Colours along a straight line, bilinear, edges repeated.</summary>
    /// <param name="target">Red, green, blue 0 to 255 for each of the places; one float more is overwritten when there is room.</param>
    public static void Line(Picture picture, double x, double y, double dx, double dy, int count, Span<float> target)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(target.Length, count * 3);
        fixed (byte* pixels = picture.Pixels)
        fixed (float* output = target)
        {
            // The last place is stored float by float when four would reach beyond the target.
            var whole = count * 3 + 1 <= target.Length ? count : count - 1;
            if (IsInside(picture, x, y) && IsInside(picture, x + (count - 1) * dx, y + (count - 1) * dy))
                LineInside(pixels, picture.Width * 4, x, y, dx, dy, whole, output);
            else
                for (var i = 0; i < whole; i++)
                    Read(pixels, picture, x + i * dx, y + i * dy).Store(output + 3 * i);
            for (var i = whole; i < count; i++)
            {
                var last = Read(pixels, picture, x + i * dx, y + i * dy);
                (output[3 * i], output[3 * i + 1], output[3 * i + 2]) = (last[0], last[1], last[2]);
            }
        }
    }

    // Half a pixel is plenty against rounding: between two places inside, all are inside.
    private static bool IsInside(Picture picture, double x, double y) => x >= 0.5 && y >= 0.5 && x < picture.Width - 1.5 && y < picture.Height - 1.5;

    private static Vector128<float> Read(byte* pixels, Picture picture, double x, double y)
    {
        int right = picture.Width > 1 ? 4 : 0, stride = picture.Width * 4, down = picture.Height > 1 ? stride : 0;
        float px = Math.Clamp((float)x, 0, picture.Width - 1), py = Math.Clamp((float)y, 0, picture.Height - 1);
        int x0 = Math.Min((int)px, Math.Max(0, picture.Width - 2)), y0 = Math.Min((int)py, Math.Max(0, picture.Height - 2));
        float fx = px - x0, fy = py - y0;
        var from = pixels + (long)y0 * stride + x0 * 4;
        var top = Mix(Colour(from), Colour(from + right), fx);
        return Mix(top, Mix(Colour(from + down), Colour(from + down + right), fx), fy);
    }

    // The same without a look at the edges, two neighbours at a time.
    private static void LineInside(byte* pixels, int stride, double x, double y, double dx, double dy, int count, float* output)
    {
        for (var i = 0; i < count; i++, output += 3)
        {
            float px = (float)(x + i * dx), py = (float)(y + i * dy);
            int x0 = (int)px, y0 = (int)py;
            Vector128<float> fx = Vector128.Create(px - x0), fy = Vector128.Create(py - y0);
            var from = pixels + (long)y0 * stride + x0 * 4;
            var above = Vector128.WidenLower(Vector128.CreateScalarUnsafe(*(ulong*)from).AsByte());
            var below = Vector128.WidenLower(Vector128.CreateScalarUnsafe(*(ulong*)(from + stride)).AsByte());
            Vector128<float> a = Vector128.ConvertToSingle(Vector128.WidenLower(above).AsInt32()), b = Vector128.ConvertToSingle(Vector128.WidenUpper(above).AsInt32());
            Vector128<float> c = Vector128.ConvertToSingle(Vector128.WidenLower(below).AsInt32()), d = Vector128.ConvertToSingle(Vector128.WidenUpper(below).AsInt32());
            a += (b - a) * fx;
            c += (d - c) * fx;
            (a + (c - a) * fy).Store(output);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Colour(byte* from) =>
        Vector128.ConvertToSingle(Vector128.WidenLower(Vector128.WidenLower(Vector128.CreateScalarUnsafe(*(uint*)from).AsByte())).AsInt32());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Mix(Vector128<float> a, Vector128<float> b, float share) => a + (b - a) * share;

    /// <summary>The whole picture, each target cell the mean of what lies under it, as values × scale + shift.</summary>
    /// <param name="tensor">Rows of <paramref name="side"/> cells, three floats each.</param>
    /// <param name="left">First column that is written.</param>
    /// <param name="top">First row that is written.</param>
    public static void Shrink(Picture picture, Span<float> tensor, int side, int left, int top, int width, int height, float scale, float shift)
    {
        if (picture.Width < 2 * width || picture.Height < 2 * height)
        {
            ShrinkByLines(picture, tensor, side, left, top, width, height, scale, shift);
            return;
        }
        AreaShares across = new(picture.Width, width), down = new(picture.Height, height);
        var sums = new Vector4[width];
        for (var y = 0; y < height; y++)
        {
            Array.Clear(sums);
            foreach (var (line, share) in down.Of(y))
                AddRow(picture, line, share, across, sums);
            var cells = tensor.Slice(((top + y) * side + left) * 3, width * 3);
            for (var x = 0; x < width; x++)
            {
                var colour = sums[x] * scale + new Vector4(shift);
                (cells[3 * x], cells[3 * x + 1], cells[3 * x + 2]) = (colour.X, colour.Y, colour.Z);
            }
        }
    }

    private static void AddRow(Picture picture, int line, float share, AreaShares across, Vector4[] sums)
    {
        fixed (byte* pixels = picture.Pixels)
        {
            var row = pixels + (long)line * picture.Width * 4;
            for (var x = 0; x < sums.Length; x++)
            {
                var sum = Vector128<float>.Zero;
                var from = row + across.Starts[x] * 4;
                foreach (var part in across.SharesOf(x))
                {
                    sum += Colour(from) * part;
                    from += 4;
                }
                sums[x] += (sum * share).AsVector4();
            }
        }
    }

    // Little or no shrinking: one bilinear reading for each cell is enough.
    private static void ShrinkByLines(Picture picture, Span<float> tensor, int side, int left, int top, int width, int height, float scale, float shift)
    {
        double stepX = (double)picture.Width / width, stepY = (double)picture.Height / height;
        for (var y = 0; y < height; y++)
        {
            var cells = tensor.Slice(((top + y) * side + left) * 3, width * 3);
            Line(picture, 0.5 * stepX - 0.5, (y + 0.5) * stepY - 0.5, stepX, 0, width, cells);
            for (var i = 0; i < cells.Length; i++)
                cells[i] = cells[i] * scale + shift;
        }
    }

    /// <summary>Both sides halved, each pixel the mean of four; an odd last row or column is left out.</summary>
    public static Picture Halve(Picture picture)
    {
        int width = picture.Width / 2, height = picture.Height / 2;
        var half = Picture.Borrow(width, height);
        fixed (byte* from = picture.Pixels, to = half.Pixels)
        {
            for (var y = 0; y < height; y++)
            {
                byte* top = from + (long)2 * y * picture.Width * 4, bottom = top + picture.Width * 4, target = to + (long)y * width * 4;
                for (var x = 0; x < width; x++, top += 8, bottom += 8, target += 4)
                {
                    var sum = Vector128.WidenLower(Vector128.CreateScalarUnsafe(*(ulong*)top).AsByte()) + Vector128.WidenLower(Vector128.CreateScalarUnsafe(*(ulong*)bottom).AsByte());
                    var both = sum + Vector128.Shuffle(sum, Vector128.Create((ushort)4, 5, 6, 7, 0, 1, 2, 3)) + Vector128.Create((ushort)2);
                    *(uint*)target = Vector128.Narrow(both >>> 2, Vector128<ushort>.Zero).AsUInt32().ToScalar();
                }
            }
        }
        return half;
    }
}
