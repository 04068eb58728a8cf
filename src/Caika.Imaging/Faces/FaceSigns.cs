namespace Caika.Imaging.Faces;

/// <summary>What small models and skin colours say about the face; each a number that sorts the reviewers' queue.</summary>
/// <param name="Glasses">Probability that glasses are worn, 0 to 1.</param>
/// <param name="LensShade">How much darker than the cheeks the skin under the eyes is, 0 to 1; dark lenses are above 0.5.</param>
/// <param name="Frame">Strength of the edge on the bridge of the nose in units of skin light; thick frames are above 1.</param>
/// <param name="HeadCover">Probability of a hat or scarf, 0 to 1.</param>
/// <param name="BothEars">Probability that both ears are seen, 0 to 1.</param>
/// <param name="EarSkinLeft">Share of skin where the viewer's left ear should be.</param>
/// <param name="EarSkinRight">The same at the right.</param>
/// <param name="ForeheadSkin">Share of skin on the forehead, 0 to 1; a fringe leaves 0.2 to 0.5.</param>
/// <param name="BrowsSkin">Share of the strip just above the brows that is skin: hair and frames cover it.</param>
/// <param name="ScreenPattern">Strength of a regular fine pattern over the face, see <see cref="Faces.ScreenPattern"/>.</param>
public sealed record FaceSigns(
    double Glasses, double LensShade, double Frame, double HeadCover, double BothEars, double EarSkinLeft, double EarSkinRight, double ForeheadSkin, double BrowsSkin,
    double ScreenPattern)
{
    /// <summary>The numbers the models were given, kept for training them anew.</summary>
    internal double[] GlassesNumbers { get; init; } = [];
    internal double[] HeadCoverNumbers { get; init; } = [];
    internal double[] EarNumbers { get; init; } = [];

    internal static FaceSigns Of(FaceChip chip, double yaw)
    {
        double[] glasses = GlassesSigns.Measure(chip), ears = EarSigns.Measure(chip, yaw), cover = HeadCoverSigns.Measure(chip);
        var t = chip.Points;
        var brow = Math.Min(t[FaceMesh.LeftBrow].Y, t[FaceMesh.RightBrow].Y);
        double Skin(ChipBox box) => FaceChip.Share(box.Inside(chip, 2), i => chip.IsPerson(i) && chip.IsSkin(i));
        double Above(int from, int to, int peak) => Skin(chip.Box(t[from].X, t[peak].Y - 18, t[to].X, t[peak].Y - 6));
        return new(
            HintModels.Glasses.Probability(glasses), GlassesSigns.LensShade(chip), glasses[0],
            HintModels.HeadCover.Probability(cover), HintModels.BothEars.Probability(ears),
            EarSigns.Skin(chip, left: true), EarSigns.Skin(chip, left: false),
            Skin(chip.Box(t[FaceMesh.LeftForehead].X, t[FaceMesh.ForeheadTop].Y, t[FaceMesh.RightForehead].X, Math.Min(brow, t[FaceMesh.Glabella].Y) - 6)),
            Math.Min(Above(FaceMesh.LeftEyeOuter, FaceMesh.LeftEyeInner, FaceMesh.LeftBrow), Above(FaceMesh.RightEyeInner, FaceMesh.RightEyeOuter, FaceMesh.RightBrow)),
            Faces.ScreenPattern.StrengthOf(chip))
        { GlassesNumbers = glasses, HeadCoverNumbers = cover, EarNumbers = ears };
    }
}
