using System.Numerics;
using Caika.Imaging.Images;

namespace Caika.Imaging.Text;

/// <summary>Turns pixels into what the nets take: three planes, blue, green and red in this order.</summary>
internal static class TextInput
{
    /// <summary>Height of a line for the nets that look at one, pixels.</summary>
    public const int LineHeight = 48;

    // Means and deviations of the training pictures, in the order the nets were trained with.
    private static readonly float[] Mean = [0.485f, 0.456f, 0.406f], Deviation = [0.229f, 0.224f, 0.225f];

    /// <summary>The whole picture at this size, normalised for finding lines.</summary>
    public static float[] Whole(Picture picture, int width, int height)
    {
        var pixels = PictureScaler.Scale(picture, width, height).Pixels;
        var plane = width * height;
        var input = new float[3 * plane];
        for (var channel = 0; channel < 3; channel++)
        {
            float scale = 1 / (255 * Deviation[channel]), shift = Mean[channel] / Deviation[channel];
            var target = input.AsSpan(channel * plane, plane);
            for (int i = 0, at = 2 - channel; i < plane; i++, at += 4)
                target[i] = pixels[at] * scale - shift;
        }
        return input;
    }

    /// <summary>Width of a line when it is <see cref="LineHeight"/> high, pixels.</summary>
    public static int WidthOf(Corners line, int most) => Math.Clamp((int)MathF.Ceiling(LineHeight * line.Width / Math.Max(1, line.Height)), 16, most);

    /// <summary>
    /// A line laid flat, <paramref name="wide"/> pixels wide and filled with grey up to <paramref name="width"/>. Where the
    /// line is larger than the strip, several points are averaged, so that fine strokes do not break.
    /// </summary>
    public static float[] Strip(Picture picture, Corners line, int wide, int width)
    {
        var input = new float[3 * LineHeight * width];
        Vector2 across = (line.TopRight - line.TopLeft) / wide, down = (line.BottomLeft - line.TopLeft) / LineHeight;
        // The lower right corner's own place bends the strip where the line is seen at an angle.
        var bend = (line.BottomRight - line.TopRight - line.BottomLeft + line.TopLeft) / (wide * LineHeight);
        var points = Math.Clamp((int)MathF.Round(down.Length()), 1, 4);
        var sum = new Vector3[wide];
        for (var y = 0; y < LineHeight; y++)
        {
            Array.Clear(sum);
            for (var sub = 0; sub < points * points; sub++)
                AddRow(picture, sum, line.TopLeft, across, down, bend, y + (sub / points + 0.5f) / points, (sub % points + 0.5f) / points);
            for (var x = 0; x < wide; x++)
            {
                // −1 to 1
                var value = sum[x] / (points * points) / 127.5f - Vector3.One;
                var at = y * width + x;
                input[at] = value.Z;
                input[at + LineHeight * width] = value.Y;
                input[at + 2 * LineHeight * width] = value.X;
            }
        }
        return input;
    }

    private static void AddRow(Picture picture, Vector3[] sum, Vector2 origin, Vector2 across, Vector2 down, Vector2 bend, float y, float within)
    {
        for (var x = 0; x < sum.Length; x++)
        {
            var u = x + within;
            var at = origin + u * across + y * down + u * y * bend - new Vector2(0.5f);
            sum[x] += At(picture, at.X, at.Y);
        }
    }

    // Bilinear; beyond the edge the nearest pixel.
    private static Vector3 At(Picture picture, float x, float y)
    {
        x = Math.Clamp(x, 0, picture.Width - 1);
        y = Math.Clamp(y, 0, picture.Height - 1);
        int left = (int)x, top = (int)y, right = Math.Min(left + 1, picture.Width - 1), bottom = Math.Min(top + 1, picture.Height - 1);
        float fx = x - left, fy = y - top;
        var upper = Vector3.Lerp(Pixel(left, top), Pixel(right, top), fx);
        return Vector3.Lerp(upper, Vector3.Lerp(Pixel(left, bottom), Pixel(right, bottom), fx), fy);

        Vector3 Pixel(int column, int row)
        {
            var i = (row * picture.Width + column) * 4;
            return new(picture.Pixels[i], picture.Pixels[i + 1], picture.Pixels[i + 2]);
        }
    }
}
