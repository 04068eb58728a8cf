using Caika.Imaging.Images;
using Caika.Imaging.Text;
using OpenCvSharp;

namespace Caika.Imaging.IdCards;

/// <summary>Lays a card flat.</summary>
internal static class CardStraightener
{
    /// <summary>The card alone, <see cref="CardShape.Width"/> × <see cref="CardShape.Height"/> pixels. What lies beyond the picture is grey.</summary>
    public static Picture Straighten(Picture picture, Corners corners) => Warp(picture, corners, CardShape.Width, CardShape.Height);

    /// <summary>What lies between four corners, laid flat.</summary>
    public static Picture Warp(Picture picture, Corners corners, int width, int height)
    {
        var pixels = GC.AllocateUninitializedArray<byte>(width * height * 4);
        Point2f[] from = [.. corners.Points().Select(p => new Point2f(p.X, p.Y))];
        Point2f[] to = [new(0, 0), new(width, 0), new(width, height), new(0, height)];
        using var source = Mat.FromPixelData(picture.Height, picture.Width, MatType.CV_8UC4, picture.Buffer);
        using var target = Mat.FromPixelData(height, width, MatType.CV_8UC4, pixels);
        using var map = Cv2.GetPerspectiveTransform(from, to);
        Cv2.WarpPerspective(source, target, map, new Size(width, height), InterpolationFlags.Linear, BorderTypes.Constant, new Scalar(128, 128, 128, 255));
        return new(width, height, pixels);
    }
}
