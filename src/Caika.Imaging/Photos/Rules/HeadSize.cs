using Caika.Imaging.Findings;

namespace Caika.Imaging.Photos.Rules;

/// <summary>P10, 社会保障卡制证用数字相片技术要求: the face 179 to 255 pixels wide in the 358×441 frame. Measured: card pixels.</summary>
internal sealed class HeadSize : IPhotoRule
{
    public string Id => "P10";

    public Finding Judge(PhotoSubject photo)
    {
        if (photo.Face is not { } face)
            return Answer.CannotTell(Id);
        double width = face.Frame.FaceWidth, least = photo.Limits.FaceWidthMin, most = photo.Limits.FaceWidthMax;
        return Answer.If(width >= least && width <= most, Id, $"{width:F0}", $"{least}..{most}", photo.Regions?.Head);
    }
}
