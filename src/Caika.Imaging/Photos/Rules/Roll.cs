using Caika.Imaging.Findings;

namespace Caika.Imaging.Photos.Rules;

/// <summary>P12, head tilted to a shoulder. Measured: degrees. ISO/IEC 29794-5 HeadPoseRoll.</summary>
internal sealed class Roll : IPhotoRule
{
    public string Id => "P12";

    public Finding Judge(PhotoSubject photo)
    {
        if (photo.Face is not { } face)
            return Answer.CannotTell(Id);
        return Answer.If(Math.Abs(face.Pose.Roll) <= photo.Limits.Roll, Id, $"{face.Pose.Roll:F1}", $"<={photo.Limits.Roll}", photo.Regions?.Head);
    }
}
