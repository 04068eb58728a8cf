namespace Caika.Imaging.Photos;

/// <summary>Every raw value of a photo in one flat list; null where it could not be measured. Order and names are a published contract.</summary>
/// <param name="Faces">Confirmed faces.</param>
/// <param name="Roll">Degrees, positive clockwise.</param>
/// <param name="Yaw">Degrees, positive to the viewer's right.</param>
/// <param name="Pitch">Degrees, positive with the chin down.</param>
/// <param name="EyesOpen">Opening of the lids over the eye's width, the less open eye.</param>
/// <param name="MouthOpen">Opening of the lips over the mouth's width.</param>
/// <param name="Glasses">Probability, 0 to 1.</param>
/// <param name="HeadCover">Probability, 0 to 1.</param>
/// <param name="BackgroundL">Median lightness, CIE L 0 to 100.</param>
/// <param name="BackgroundChroma">Median chroma, CIE Lab.</param>
/// <param name="BackgroundWhiteShare">Share of background that is not darker or more coloured than allowed, 0 to 1.</param>
/// <param name="Border">Width of a frame, pixels; 0 without one.</param>
/// <param name="FaceWidth">Card pixels (frame 358×441).</param>
/// <param name="HeadHeight">Crown to chin, card pixels.</param>
/// <param name="CrownTop">Upper edge to crown, card pixels.</param>
/// <param name="EyeBottom">Eyes to lower edge, card pixels.</param>
/// <param name="CentreX">Left edge to the middle between the eyes, card pixels.</param>
/// <param name="Sharpness">Change between neighbouring pixels that another blur takes away, 0 to 100.</param>
/// <param name="Luma">Mean luma of the face, 0 to 255.</param>
/// <param name="Greyscale">1 when the photo is black and white, else 0.</param>
/// <param name="EarsVisible">Probability that both ears are seen, 0 to 1.</param>
/// <param name="ForeheadVisible">Share of skin on the forehead, 0 to 1.</param>
/// <param name="BrowsVisible">Share of skin just above the more covered brow, 0 to 1.</param>
/// <param name="CollarLuma">Mean luma of the clothes, 0 to 255.</param>
public sealed record PhotoMeasures(
    double? Faces, double? Roll, double? Yaw, double? Pitch, double? EyesOpen, double? MouthOpen, double? Glasses, double? HeadCover,
    double? BackgroundL, double? BackgroundChroma, double? BackgroundWhiteShare, double? Border, double? FaceWidth, double? HeadHeight,
    double? CrownTop, double? EyeBottom, double? CentreX, double? Sharpness, double? Luma, double? Greyscale, double? EarsVisible,
    double? ForeheadVisible, double? BrowsVisible, double? CollarLuma)
{
    /// <summary>Collects the values of a report.</summary>
    public static PhotoMeasures Of(PhotoReport report)
    {
        var (seen, face) = (report.Analysis, report.Analysis?.Face);
        var (behind, frame, signs) = (seen?.Backdrop, face?.Frame, face?.Signs);
        double? grey = report.Answers.FirstOrDefault(answer => answer.RuleId == "P05")?.Verdict switch
        {
            Findings.Verdict.NotMet => 1,
            Findings.Verdict.Met => 0,
            _ => null,
        };
        static double? Round(double? value) => value is { } number && double.IsFinite(number) ? Math.Round(number, 3) : null;
        return new(seen?.Faces.Count, Round(face?.Pose.Roll), Round(face?.Pose.Yaw), Round(face?.Pose.Pitch), Round(face?.Eyes.Least),
            Round(face?.Mesh.MouthOpening), Round(signs?.Glasses), Round(signs?.HeadCover), Round(behind?.L), Round(behind?.Chroma),
            Round(behind?.WhiteShare), Round(seen?.BorderWidth), Round(frame?.FaceWidth), Round(frame?.HeadHeight), Round(frame?.CrownTop),
            Round(frame?.EyeBottom), Round(frame?.CentreX), Round(face?.Light.Sharpness), Round(face?.Light.Luma), grey, Round(signs?.BothEars),
            Round(signs?.ForeheadSkin), Round(signs?.BrowsSkin), Round(face?.CollarLuma));
    }
}
