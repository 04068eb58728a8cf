using System.Globalization;

namespace Caika.Reviews.Calibration;

/// <summary>The raw value of a photo rule, and the limit of the pack it is held against. A rule with two ends stands here twice.</summary>
/// <param name="Limit">The pack's number, by its path.</param>
/// <param name="HighIsBad">Values above the limit are found; else those below it.</param>
/// <param name="Says">What is measured, in words.</param>
internal sealed record RuleScale(string Rule, string Limit, bool HighIsBad, string Says, bool EitherSign = false)
{
    internal static IReadOnlyList<RuleScale> All { get; } =
    [
        new("P07", "photo.face.whiteL", false, "背景的亮度（0—100）"),
        new("P08", "photo.face.backgroundSpread", true, "背景明暗相差"),
        new("P10", "photo.face.faceWidthMin", false, "脸宽，下限（按 358×441）"),
        new("P10", "photo.face.faceWidthMax", true, "脸宽，上限（按 358×441）"),
        new("P11E", "photo.face.eyeBottomMin", false, "眼睛离下边（按 358×441）"),
        new("P11T", "photo.face.crownTopMin", false, "头顶离上边，下限（按 358×441）"),
        new("P11T", "photo.face.crownTopMax", true, "头顶离上边，上限（按 358×441）"),
        new("P12", "photo.face.roll", true, "头歪的角度", EitherSign: true),
        new("P12Y", "photo.face.yaw", true, "左右转头的角度", EitherSign: true),
        new("P12P", "photo.face.pitchDown", true, "低头的角度"),
        new("P13", "photo.face.eyesOpen", false, "眼睛睁开的程度"),
        new("P14", "photo.face.glasses", true, "戴眼镜的可能性"),
        new("P15", "photo.face.darkLens", true, "镜片遮暗的程度"),
        new("P16", "photo.face.bothEars", false, "露出两只耳朵的可能性"),
        new("P16B", "photo.face.browsSkin", false, "眉毛上方露出的比例"),
        new("P16F", "photo.face.foreheadSkin", false, "额头露出的比例"),
        new("P17", "photo.face.headCover", true, "戴帽子或头巾的可能性"),
        new("P18", "photo.face.lightCollar", true, "上衣的亮度（0—255）"),
        new("P19", "photo.face.sharpness", false, "清晰度"),
        new("P20", "photo.face.darkFace", false, "脸的亮度，下限（0—255）"),
        new("P20", "photo.face.brightFace", true, "脸的亮度，上限（0—255）"),
        new("P20U", "photo.face.cheekGap", true, "两颊明暗相差", EitherSign: true),
        new("P21", "photo.face.mouthOpen", true, "张嘴的程度"),
    ];

    /// <summary>Short name of the limit, unique among all: in the URL.</summary>
    internal string Key => Limit[(Limit.LastIndexOf('.') + 1)..];

    /// <summary>Whether a value would be found with a limit.</summary>
    internal bool Finds(double value, double limit) => HighIsBad ? value > limit : value < limit;

    /// <summary>The number a rule measured; null when it measured none. Of several numbers the first is the one meant.</summary>
    internal double? Read(string? measured) => double.TryParse(measured?.Split(' ')[0], CultureInfo.InvariantCulture, out var value) ? EitherSign ? Math.Abs(value) : value : null;
}
