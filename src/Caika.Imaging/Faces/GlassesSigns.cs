namespace Caika.Imaging.Faces;

/// <summary>Signs of spectacles: edges of a frame on the bridge of the nose, under the eyes, towards the temples; darkness and glare.</summary>
internal static class GlassesSigns
{
    public const int Count = 11;

    // Edges are measured in units of skin light, but not of less than this: glints on dark skin are no frames.
    private const double LightEnough = 120;

    /// <summary>Bridge, bridge seam, weaker and stronger rim, weaker and stronger temple, dark bridge, glare, shade, weaker and stronger outer rim.</summary>
    public static double[] Measure(FaceChip chip)
    {
        var t = chip.Points;
        double scale = Math.Max(LightEnough, chip.Skin.L * 2.55), middle = (t[FaceMesh.LeftEyeInner].X + t[FaceMesh.RightEyeInner].X) / 2;
        double top = t[FaceMesh.Glabella].Y - 2, bottom = t[FaceMesh.NoseBridge].Y;
        var eye = (t[FaceMesh.LeftEyeInner].X - t[FaceMesh.LeftEyeOuter].X + t[FaceMesh.RightEyeOuter].X - t[FaceMesh.RightEyeInner].X) / 2;
        var bridge = Seam.StrongestOfColumns(chip, middle - 9, middle + 10, top, bottom, 0.35) / scale;
        var bridgeSeam = Seam.Level(chip, middle - 14, middle + 15, top, bottom) / scale;
        double Rim(int from, int to, int lid) => Seam.Level(chip, t[from].X, t[to].X, t[lid].Y + 0.28 * eye, t[lid].Y + 1.05 * eye) / scale;
        var (leftRim, rightRim) = (Rim(FaceMesh.LeftEyeOuter, FaceMesh.LeftEyeInner, 145), Rim(FaceMesh.RightEyeInner, FaceMesh.RightEyeOuter, 374));
        double Temple(double from, double to, double y) => Seam.Level(chip, from, to, y - 22, y + 14) / scale;
        var leftTemple = Temple(t[FaceMesh.LeftSide].X + 2, t[FaceMesh.LeftEyeOuter].X - 8, t[FaceMesh.LeftEyeOuter].Y);
        var rightTemple = Temple(t[FaceMesh.RightEyeOuter].X + 8, t[FaceMesh.RightSide].X - 2, t[FaceMesh.RightEyeOuter].Y);
        double Outer(double from, double to, double y) => Seam.Upright(chip, from, to, y - 4, y + 0.7 * eye) / scale;
        var leftOuter = Outer(t[FaceMesh.LeftEyeOuter].X - 0.6 * eye, t[FaceMesh.LeftEyeOuter].X - 4, t[FaceMesh.LeftEyeOuter].Y);
        var rightOuter = Outer(t[FaceMesh.RightEyeOuter].X + 4, t[FaceMesh.RightEyeOuter].X + 0.6 * eye, t[FaceMesh.RightEyeOuter].Y);
        var (glare, shade) = Lenses(chip, eye);
        return [bridge, bridgeSeam, Math.Min(leftRim, rightRim), Math.Max(leftRim, rightRim), Math.Min(leftTemple, rightTemple), Math.Max(leftTemple, rightTemple),
            DarkBridge(chip, middle, top, bottom), glare, shade, Math.Min(leftOuter, rightOuter), Math.Max(leftOuter, rightOuter)];
    }

    /// <summary>How much darker than the cheeks what should be the eyes and the skin around them is, 0 to 1: dark lenses are near 1.</summary>
    public static double LensShade(FaceChip chip)
    {
        var t = chip.Points;
        var eye = (t[FaceMesh.LeftEyeInner].X - t[FaceMesh.LeftEyeOuter].X + t[FaceMesh.RightEyeOuter].X - t[FaceMesh.RightEyeInner].X) / 2;
        // Under the lid lies skin, which is as bright as the cheeks unless a dark lens or a deep shadow covers it.
        var skin = Under(chip, FaceMesh.LeftEyeOuter, FaceMesh.LeftEyeInner, 145, eye);
        skin.AddRange(Under(chip, FaceMesh.RightEyeInner, FaceMesh.RightEyeOuter, 374, eye));
        return (chip.Skin.L - chip.Median(skin, i => chip.Colour(i).L)) / Math.Max(20, chip.Skin.L);
    }

    private static List<int> Under(FaceChip chip, int from, int to, int lid, double eye) =>
        chip.Box(chip.Points[from].X, chip.Points[lid].Y + 0.12 * eye, chip.Points[to].X, chip.Points[lid].Y + 0.4 * eye).Inside(chip, 2);

    private static (double Glare, double Shade) Lenses(FaceChip chip, double eye)
    {
        var t = chip.Points;
        var lens = chip.Box(t[FaceMesh.LeftEyeOuter].X, t[159].Y - 4, t[FaceMesh.LeftEyeInner].X, t[145].Y + 0.8 * eye).Inside(chip);
        lens.AddRange(chip.Box(t[FaceMesh.RightEyeInner].X, t[386].Y - 4, t[FaceMesh.RightEyeOuter].X, t[374].Y + 0.8 * eye).Inside(chip));
        return (FaceChip.Share(lens, i => chip.Colour(i).L > 93), (chip.Skin.L - chip.Median(lens, i => chip.Colour(i).L)) / Math.Max(20, chip.Skin.L));
    }

    private static double DarkBridge(FaceChip chip, double middle, double top, double bottom)
    {
        double darkest = 0;
        for (var y = (int)top; y < bottom; y++)
            darkest = Math.Max(darkest, (chip.Skin.L - chip.Median(chip.Box(middle - 7, y, middle + 8, y + 1).Inside(chip), i => chip.Colour(i).L)) / Math.Max(20, chip.Skin.L));
        return darkest;
    }
}
