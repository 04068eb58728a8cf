using Caika.Imaging.Findings;

namespace Caika.Imaging.Photos.Rules;

/// <summary>P21, mouth open. Measured: opening of the lips over the width of the mouth. ISO/IEC 29794-5 MouthClosed.</summary>
internal sealed class MouthClosed : IPhotoRule
{
    public string Id => "P21";

    public Finding Judge(PhotoSubject photo)
    {
        if (photo.Face is not { } face)
            return Answer.CannotTell(Id);
        var (open, most) = (face.Mesh.MouthOpening, photo.Limits.MouthOpen);
        return Answer.If(open <= most, Id, $"{open:F2}", $"<={most}", photo.Regions?.Mouth);
    }
}
