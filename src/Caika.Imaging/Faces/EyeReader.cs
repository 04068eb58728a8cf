using Caika.Imaging.Images;
using Caika.Imaging.Models;

namespace Caika.Imaging.Faces;

/// <summary>How far the lids are apart over the eye's width, viewer's left and right; 0.02–0.1 closed, above 0.25 open.</summary>
public sealed record EyeOpenings(double Left, double Right)
{
    /// <summary>The eye that is less open. ISO/IEC 29794-5 EyesOpen takes the smaller one too.</summary>
    public double Least => Math.Min(Left, Right);
}

/// <summary>Reads the lids with the iris net; the mesh alone cannot tell closed eyes from laughing ones.</summary>
internal sealed class EyeReader(NetFolder nets)
{
    private const double Room = 2.3;    // window over eye width

    private readonly FaceSession _net = new(nets, FaceNets.Iris, 64, "");

    public EyeOpenings Read(Picture picture, FaceMesh mesh, float[] buffer) => new(
        Opening(picture, mesh, FaceMesh.LeftEyeOuter, FaceMesh.LeftEyeInner, false, buffer),
        Opening(picture, mesh, FaceMesh.RightEyeInner, FaceMesh.RightEyeOuter, true, buffer));

    private double Opening(Picture picture, FaceMesh mesh, int one, int other, bool mirrored, float[] buffer)
    {
        var (a, b) = (mesh[one], mesh[other]);
        new Window((a.X + b.X) / 2, (a.Y + b.Y) / 2, a.To(b) * Room, mesh.EyeLine).Fill(picture, buffer, _net.Side, mirrored);
        using var answers = _net.Run(buffer);
        var lid = answers[0].GetTensorDataAsSpan<float>();
        // Points 0 and 8 are the corners; 3 to 5 the middle of the lower lid, 11 to 13 of the upper.
        return (Gap(lid, 12, 4) + Gap(lid, 13, 5) + Gap(lid, 11, 3)) / (3 * Math.Max(1e-3, Gap(lid, 0, 8)));
    }

    private static double Gap(ReadOnlySpan<float> lid, int i, int j) =>
        Math.Sqrt(Math.Pow(lid[3 * i] - lid[3 * j], 2) + Math.Pow(lid[3 * i + 1] - lid[3 * j + 1], 2));
}
