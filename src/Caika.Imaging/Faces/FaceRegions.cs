using Caika.Imaging.Findings;

namespace Caika.Imaging.Faces;

/// <summary>Named parts of a photo, in the pixels of the upright original: shown beside a finding and, enlarged, to reviewers.</summary>
public sealed record FaceRegions(
    Region Face, Region LeftEar, Region RightEar, Region Forehead, Region Eyes, Region Mouth, Region Neck, Region Collar, Region Crown, Region Head)
{
    internal static FaceRegions Of(FaceMesh mesh, double crown, int width, int height, double scale)
    {
        var w = mesh.Width;
        var (left, right, chin, top) = (mesh[FaceMesh.LeftSide], mesh[FaceMesh.RightSide], mesh[FaceMesh.Chin], mesh[FaceMesh.ForeheadTop]);
        var brow = Math.Min(mesh[FaceMesh.LeftBrow].Y, mesh[FaceMesh.RightBrow].Y);
        double eyes = mesh.EyeMiddle.Y, nose = mesh[FaceMesh.NoseBase].Y;
        Region Box(double x0, double y0, double x1, double y1)
        {
            (x0, x1) = (Math.Clamp(x0, 0, width - 2), Math.Clamp(x1, 0, width));
            (y0, y1) = (Math.Clamp(y0, 0, height - 2), Math.Clamp(y1, 0, height));
            return new(Math.Round(x0 * scale), Math.Round(y0 * scale), Math.Max(1, Math.Round((x1 - x0) * scale)), Math.Max(1, Math.Round((y1 - y0) * scale)));
        }
        Region Ear(double edge) => Box(edge - 0.19 * w, eyes - 0.14 * w, edge + 0.19 * w, nose + 0.22 * w);
        return new(
            Box(left.X, top.Y, right.X, chin.Y), Ear(left.X - 0.05 * w), Ear(right.X + 0.05 * w),
            Box(left.X, Math.Min(top.Y, brow - 0.2 * w) - 0.1 * w, right.X, brow + 0.05 * w),
            Box(left.X, eyes - 0.2 * w, right.X, eyes + 0.2 * w),
            Box(mesh[FaceMesh.LeftMouth].X - 0.1 * w, mesh[FaceMesh.UpperLip].Y - 0.15 * w, mesh[FaceMesh.RightMouth].X + 0.1 * w, mesh[FaceMesh.LowerLip].Y + 0.15 * w),
            Box(chin.X - 0.5 * w, chin.Y - 0.05 * w, chin.X + 0.5 * w, chin.Y + 0.6 * w),
            Box(chin.X - 0.9 * w, chin.Y + 0.15 * w, chin.X + 0.9 * w, chin.Y + 1.1 * w),
            Box(left.X - 0.25 * w, crown - 0.1 * w, right.X + 0.25 * w, brow),
            Box(left.X - 0.2 * w, crown, right.X + 0.2 * w, chin.Y));
    }
}
