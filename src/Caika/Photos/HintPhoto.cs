using Caika.Campaigns;
using Caika.Enrolments;
using Caika.Enrolments.Consents;
using Caika.Imaging.Faces;
using Caika.Imaging.Images;
using Caika.Imaging.Photos;
using Caika.Platform;
using Caika.Platform.Access;
using Caika.Platform.Data;

namespace Caika.Photos;

/// <summary>What the camera page says over the picture.</summary>
/// <param name="Right">The frame is right: the shutter may go.</param>
/// <param name="Say">One short sentence.</param>
internal sealed record CameraHint(bool Right, string Say);

/// <summary>
/// Looks at a small preview of the camera and says how to stand. Nothing is stored or recorded; only after the consent to
/// pictures, and only when the machine has time: photos that were sent go first.
/// </summary>
internal sealed class HintPhoto(CaikaDb db, CampaignBook campaigns, FaceAnalyser analyser, WorkSlots slots)
{
    internal const int LargestPreview = 200_000;

    /// <summary>Null when there is no time, no consent or no picture; the page then works without hints.</summary>
    internal async Task<CameraHint?> Run(Actor actor, ReadOnlyMemory<byte> preview, CancellationToken cancel)
    {
        if (!actor.MayEnter() || preview.Length is 0 or > LargestPreview || actor.Enrolment is not { } id
            || await db.ReadEnrolment(actor, id, cancel) is not { } enrolment || await campaigns.Take(enrolment.CampaignId, actor, cancel) is not { } hand
            || (await db.MissingConsents(id, hand.Pack, cancel)).Contains(ConsentKind.Sensitive))
            return null;
        return await slots.TryRun(() => Look(preview, hand.Pack.Photo.Face), cancel);
    }

    private CameraHint? Look(ReadOnlyMemory<byte> preview, FaceLimits limits)
    {
        if (PictureDecoder.Decode(preview).Picture is not { } picture)
            return null;
        var seen = analyser.Analyse(picture, picture.Width, (limits.NotWhiteL, limits.NotWhiteChroma));
        return seen.Faces.Count switch
        {
            0 => new(false, "没有看到脸，请把脸放进轮廓里"),
            > 1 => new(false, "画面里只能有一个人"),
            _ => Say(seen.Face!, limits),
        };
    }

    // The preview shows more than the card will: a face may be small, as long as enough pixels stay when it is cropped.
    private static CameraHint Say(FaceDetails face, FaceLimits limits)
    {
        if (Math.Abs(face.Pose.Roll) > limits.Roll)
            return new(false, face.Pose.Roll > 0 ? "头请向左摆正一点" : "头请向右摆正一点");
        if (Math.Abs(face.Pose.Yaw) > limits.Yaw)
            return new(false, "请正对镜头");
        if (face.Pose.Pitch < -limits.PitchUp || face.Pose.Pitch > limits.PitchDown)
            return new(false, "请平视镜头");
        if (face.Frame.FaceWidth > limits.FaceWidthMax)
            return new(false, "太近了，请站远一点");
        if (face.Frame.FaceWidth < limits.FaceWidthMin * 0.6)
            return new(false, "太远了，请走近一点");
        if (face.Light.Luma < limits.DarkFace)
            return new(false, "太暗了，请到亮一点的地方");
        return new(true, "正好，可以拍了");
    }
}
