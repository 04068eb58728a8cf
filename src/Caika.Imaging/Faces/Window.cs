using System.Numerics.Tensors;
using Caika.Imaging.Images;

namespace Caika.Imaging.Faces;

/// <summary>A square part of a picture, turned by an angle, that a net looks at.</summary>
/// <param name="CentreX">Pixels.</param>
/// <param name="CentreY">Pixels.</param>
/// <param name="Side">Pixels of the picture.</param>
/// <param name="Angle">Radians clockwise.</param>
internal readonly record struct Window(double CentreX, double CentreY, double Side, double Angle)
{
    /// <summary>Fills an RGB tensor of <paramref name="size"/>² cells with values from 0 to 1; mirrored swaps left and right.</summary>
    public void Fill(Picture picture, Span<float> tensor, int size, bool mirrored = false)
    {
        double step = Side / size, dx = Math.Cos(Angle) * step, dy = Math.Sin(Angle) * step;
        var sign = mirrored ? -1 : 1;
        var u = (mirrored ? size - 1 : 0) - size / 2.0;
        for (var y = 0; y < size; y++)
        {
            var v = y - size / 2.0;
            var cells = tensor.Slice(y * size * 3, size * 3);
            PictureSampler.Line(picture, CentreX + u * dx - v * dy, CentreY + u * dy + v * dx, sign * dx, sign * dy, size, cells);
            TensorPrimitives.Divide(cells, 255f, cells);
        }
    }

    /// <summary>From a place in the tensor (0 to size) back to the picture.</summary>
    public Point ToPicture(double x, double y, double depth, int size)
    {
        double step = Side / size, u = (x - size / 2.0) * step, v = (y - size / 2.0) * step;
        double c = Math.Cos(Angle), s = Math.Sin(Angle);
        return new(CentreX + u * c - v * s, CentreY + u * s + v * c, depth * step);
    }
}
