using Caika.Imaging.Images;
using Caika.Imaging.Models;

namespace Caika.Imaging.Faces;

/// <summary>Lays the mesh over a face: once on the detector's box, once more on a window fitted to the first answer.</summary>
internal sealed class FaceMesher(NetFolder nets)
{
    // How much larger than the face the window is, as MediaPipe trained it.
    private const double Room = 1.5;

    /// <summary>Below this the first answer is not worth a second look.</summary>
    private const double WorthSharpening = 0.3;

    private readonly FaceSession _net = new(nets, FaceNets.Mesh, 192, "conv2d_21", "conv2d_31");

    public FaceMesh Lay(Picture picture, FaceBox face, float[] buffer)
    {
        var first = Run(picture, new(face.X + face.Width / 2, face.Y + face.Height / 2, Room * Math.Max(face.Width, face.Height), face.Tilt), buffer);
        return first.Score < WorthSharpening ? first : Run(picture, Around(first), buffer);
    }

    private FaceMesh Run(Picture picture, Window window, float[] buffer)
    {
        window.Fill(picture, buffer, _net.Side);
        using var answers = _net.Run(buffer);
        var numbers = answers[0].GetTensorDataAsSpan<float>();
        var points = new Point[FaceMesh.Count];
        for (var i = 0; i < points.Length; i++)
            points[i] = window.ToPicture(numbers[3 * i], numbers[3 * i + 1], numbers[3 * i + 2], _net.Side);
        return new(points, FaceFinder.Sigmoid(answers[1].GetTensorDataAsSpan<float>()[0]));
    }

    private static Window Around(FaceMesh mesh)
    {
        double angle = mesh.EyeLine, c = Math.Cos(angle), s = Math.Sin(angle);
        double left = double.MaxValue, right = double.MinValue, top = double.MaxValue, bottom = double.MinValue;
        foreach (var point in mesh.Points)
        {
            double u = point.X * c + point.Y * s, v = -point.X * s + point.Y * c;
            (left, right, top, bottom) = (Math.Min(left, u), Math.Max(right, u), Math.Min(top, v), Math.Max(bottom, v));
        }
        double x = (left + right) / 2, y = (top + bottom) / 2;
        return new(x * c - y * s, x * s + y * c, Room * Math.Max(right - left, bottom - top), angle);
    }
}
