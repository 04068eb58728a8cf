namespace Caika.Imaging.Photos;

/// <summary>
/// The numbers of the rules that look at the face and at what is behind it. A rule pack may set each; where the defaults come
/// from stands in docs/photo-check.md and, as data, in the pack's <c>sources</c>.
/// </summary>
public sealed record FaceLimits
{
    /// <summary>Background: at least this light and at most this coloured is white, whatever else (CIE Lab).</summary>
    public double WhiteL { get; init; } = 94;
    public double WhiteChroma { get; init; } = 4;

    /// <summary>Background: darker than this, or more coloured, is not white; in between a person looks.</summary>
    public double NotWhiteL { get; init; } = 88;
    public double NotWhiteChroma { get; init; } = 10;

    /// <summary>Background: share of its cells that have to pass <see cref="NotWhiteL"/> and <see cref="NotWhiteChroma"/>; below the first refused, below the second looked at.</summary>
    public double LeastWhiteShare { get; init; } = 0.6;
    public double WhiteShare { get; init; } = 0.9;

    /// <summary>Background: share of the picture that has to be seen, else it cannot be told.</summary>
    public double BackgroundSeen { get; init; } = 0.02;

    /// <summary>Background: lightness between its dark and its bright parts, and between left and right half.</summary>
    public double BackgroundSpread { get; init; } = 18;
    public double BackgroundSideGap { get; init; } = 8;

    /// <summary>Background: step of lightness beside the person in front of a painted, perfectly even one.</summary>
    public double HaloGap { get; init; } = 3;
    public double PaintedSpread { get; init; } = 0.4;

    /// <summary>Frame around the photo, pixels; anything wider than this is one.</summary>
    public double BorderWidth { get; init; } = 0.5;

    /// <summary>Degrees to either side.</summary>
    public double Roll { get; init; } = 6;
    public double Yaw { get; init; } = 12;
    public double PitchUp { get; init; } = 10;
    public double PitchDown { get; init; } = 20;

    /// <summary>Degrees of roll that turning can still repair; more is refused.</summary>
    public double RepairableRoll { get; init; } = 30;

    /// <summary>Opening of the lids over the eye's width: below the first closed, below the second it cannot be told.</summary>
    public double EyesClosed { get; init; } = 0.13;
    public double EyesOpen { get; init; } = 0.18;

    /// <summary>Opening of the lips over the width of the mouth.</summary>
    public double MouthOpen { get; init; } = 0.2;

    /// <summary>Probability of glasses from which a person looks, and from which, with a thick frame, the photo is refused.</summary>
    public double Glasses { get; init; } = 0.65;
    public double GlassesSure { get; init; } = 0.93;
    public double ThickFrame { get; init; } = 0.9;

    /// <summary>How much darker than the cheeks the skin behind a dark lens is.</summary>
    public double DarkLens { get; init; } = 0.5;

    /// <summary>Probability of a hat or scarf from which a person looks.</summary>
    public double HeadCover { get; init; } = 0.6;

    /// <summary>Probability that both ears are seen below which a person looks.</summary>
    public double BothEars { get; init; } = 0.4;

    /// <summary>Share of skin on the forehead and above the brows.</summary>
    public double ForeheadSkin { get; init; } = 0.5;
    public double BrowsSkin { get; init; } = 0.35;

    /// <summary>Mean luma of the clothes, 0 to 255.</summary>
    public double LightCollar { get; init; } = 175;

    /// <summary>Change between neighbours that another blur takes away, 0 to 100; a face narrower than the second has too few pixels to tell.</summary>
    public double Sharpness { get; init; } = 12;
    public double FewestFacePixels { get; init; } = 100;

    /// <summary>Mean luma of the face, 0 to 255, and shares of it that are burnt out or black.</summary>
    public double DarkFace { get; init; } = 60;
    public double BrightFace { get; init; } = 222;
    public double BurntOut { get; init; } = 0.12;
    public double Blackened { get; init; } = 0.25;

    /// <summary>Lightness between the cheeks, CIE L.</summary>
    public double CheekGap { get; init; } = 22;

    /// <summary>Height of the face over its width.</summary>
    public double LeastStretch { get; init; } = 1.0;
    public double MostStretch { get; init; } = 1.5;

    /// <summary>Height of the face over the height of the picture: less is a snapshot.</summary>
    public double SnapshotFace { get; init; } = 0.25;

    /// <summary>Card pixels, frame 358×441 (社会保障卡制证用数字相片技术要求).</summary>
    public double FaceWidthMin { get; init; } = 179;
    public double FaceWidthMax { get; init; } = 255;
    public double CrownTopMin { get; init; } = 7;
    public double CrownTopMax { get; init; } = 21;
    public double EyeBottomMin { get; init; } = 207;
    public double CentreMin { get; init; } = 162;
    public double CentreMax { get; init; } = 196;

    /// <summary>Width over height of a one-inch photo and of the card frame, and how far off a photo may be.</summary>
    public double OneInchAspect { get; init; } = 25.0 / 35;
    public double CardAspect { get; init; } = 358.0 / 441;
    public double AspectTolerance { get; init; } = 0.03;

    /// <summary>Strength of a regular fine pattern over the face, see <see cref="Faces.ScreenPattern"/>.</summary>
    public double Moire { get; init; } = 30;
}
