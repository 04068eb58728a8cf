namespace Caika.Imaging.Faces;

/// <summary>How the face is lit and how sharp it is.</summary>
/// <param name="Luma">Mean luma of the face, 0 to 255; ISO/IEC 29794-5 LuminanceMean takes the same.</param>
/// <param name="SideGap">Lightness of the viewer's left cheek less that of the right, CIE L; compare ISO/IEC 29794-5 IlluminationUniformity.</param>
/// <param name="Bright">Share of the face that is burnt out (luma above 250), 0 to 1; compare ISO/IEC 29794-5 OverExposure.</param>
/// <param name="Dark">Share of the face without drawing (luma below 25), 0 to 1; compare ISO/IEC 29794-5 UnderExposure.</param>
/// <param name="Sharpness">Variance of the Laplacian on the face scaled to 200 pixels; below 30 soft, above 450 crisp.</param>
public sealed record FaceLight(double Luma, double SideGap, double Bright, double Dark, double Sharpness)
{
    internal static FaceLight Of(FaceChip chip)
    {
        var t = chip.Points;
        var face = chip.Box(t[FaceMesh.LeftSide].X + 25, t[FaceMesh.LeftBrow].Y, t[FaceMesh.RightSide].X - 25, t[FaceMesh.Chin].Y - 12).Inside(chip, 2);
        double sum = 0;
        foreach (var i in face)
            sum += chip.Grey[i];
        float Cheek(params int[] points) => chip.Median([.. points.SelectMany(p => ChipBox.Around(t[p], 5).Every(2))], i => chip.Colour(i).L);
        return new(face.Count == 0 ? 0 : sum / face.Count, Cheek(50, 205, 101) - Cheek(280, 425, 330),
            FaceChip.Share(face, i => chip.Grey[i] > 250), FaceChip.Share(face, i => chip.Grey[i] < 25), SharpnessOf(chip));
    }

    private static double SharpnessOf(FaceChip chip)
    {
        const int w = FaceChip.Width;
        double sum = 0, squares = 0;
        var count = 0;
        var g = chip.Grey;
        for (var y = 170; y < 370; y++)
            for (var x = 140; x < 340; x++, count++)
            {
                var i = y * w + x;
                double value = 2 * (g[i - w - 1] + g[i - w + 1] + g[i + w - 1] + g[i + w + 1] - 4 * g[i]);
                sum += value;
                squares += value * value;
            }
        return squares / count - sum / count * (sum / count);
    }
}
