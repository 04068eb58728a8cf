using Caika.Imaging.Findings;

namespace Caika.Imaging.Photos.Rules;

/// <summary>P12P, chin up or down. Measured: degrees, positive with the chin down. ISO/IEC 29794-5 HeadPosePitch.</summary>
internal sealed class Pitch : IPhotoRule
{
    public string Id => "P12P";

    public Finding Judge(PhotoSubject photo)
    {
        if (photo.Face is not { } face)
            return Answer.CannotTell(Id);
        double pitch = face.Pose.Pitch, up = -photo.Limits.PitchUp, down = photo.Limits.PitchDown;
        return Answer.If(pitch >= up && pitch <= down, Id, $"{pitch:F1}", $"{up}..{down}", photo.Regions?.Head);
    }
}
