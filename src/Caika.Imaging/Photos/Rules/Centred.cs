using Caika.Imaging.Findings;

namespace Caika.Imaging.Photos.Rules;

/// <summary>P11, 社会保障卡制证用数字相片技术要求: the middle between the eyes 162 to 196 pixels from the left. Measured: card pixels.</summary>
internal sealed class Centred : IPhotoRule
{
    public string Id => "P11";

    public Finding Judge(PhotoSubject photo)
    {
        if (photo.Face is not { } face)
            return Answer.CannotTell(Id);
        double x = face.Frame.CentreX, least = photo.Limits.CentreMin, most = photo.Limits.CentreMax;
        return Answer.If(x >= least && x <= most, Id, $"{x:F0}", $"{least}..{most}", photo.Regions?.Head);
    }
}
