namespace Caika.Imaging.Faces;

/// <summary>How the face is lit and how sharp it is.</summary>
/// <param name="Luma">Mean luma of the face, 0 to 255; ISO/IEC 29794-5 LuminanceMean takes the same.</param>
/// <param name="SideGap">Lightness of the viewer's left cheek less that of the right, CIE L; compare ISO/IEC 29794-5 IlluminationUniformity.</param>
/// <param name="Bright">Share of the face that is burnt out (luma above 250), 0 to 1; compare ISO/IEC 29794-5 OverExposure.</param>
/// <param name="Dark">Share of the face without drawing (luma below 25), 0 to 1; compare ISO/IEC 29794-5 UnderExposure.</param>
/// <param name="Sharpness">
/// How much of the change between neighbouring pixels another blur takes away, 0 to 100, on the face scaled to 200 pixels; a sharp photo
/// loses above 15, one that was blurred already has little left to lose. After Crete and others, "The blur effect", 2007.
/// </param>
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

    private static double SharpnessOf(FaceChip chip) => 100 * Math.Min(Loss(chip, 1), Loss(chip, FaceChip.Width));

    // Along rows or columns, over brows, eyes, nose and mouth.
    private static double Loss(FaceChip chip, int step)
    {
        double all = 0, lost = 0;
        var g = chip.Grey;
        for (var y = 190; y < 370; y++)
            for (var x = 140; x < 340; x++)
            {
                var i = y * FaceChip.Width + x;
                double change = Math.Abs(g[i] - g[i - step]);
                // Two neighbouring means of three differ by the values at their ends alone.
                double blurred = Math.Abs(g[i + step] - g[i - 2 * step]) / 3;
                all += change;
                lost += Math.Max(0, change - blurred);
            }
        return all == 0 ? 0 : lost / all;
    }
}
