using Caika.Imaging.Findings;

namespace Caika.Imaging.Photos.Rules;

/// <summary>P12Y, head turned to a side. Measured: degrees. ISO/IEC 29794-5 HeadPoseYaw.</summary>
internal sealed class Yaw : IPhotoRule
{
    public string Id => "P12Y";

    public Finding Judge(PhotoSubject photo)
    {
        if (photo.Face is not { } face)
            return Answer.CannotTell(Id);
        return Answer.If(Math.Abs(face.Pose.Yaw) <= photo.Limits.Yaw, Id, $"{face.Pose.Yaw:F1}", $"<={photo.Limits.Yaw}", photo.Regions?.Head);
    }
}
