using Caika.Imaging.Findings;

namespace Caika.Imaging.Photos.Rules;

/// <summary>P11E, 社会保障卡制证用数字相片技术要求: the eyes at least 207 pixels above the lower edge. Measured: card pixels.</summary>
internal sealed class EyeHeight : IPhotoRule
{
    public string Id => "P11E";

    public Finding Judge(PhotoSubject photo)
    {
        if (photo.Face is not { } face)
            return Answer.CannotTell(Id);
        double height = face.Frame.EyeBottom, least = photo.Limits.EyeBottomMin;
        return Answer.If(height >= least, Id, $"{height:F0}", $">={least}", photo.Regions?.Eyes);
    }
}
