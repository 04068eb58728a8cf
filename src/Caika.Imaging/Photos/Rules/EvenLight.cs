using Caika.Imaging.Findings;

namespace Caika.Imaging.Photos.Rules;

/// <summary>P20U, one half of the face in shadow. Measured: lightness between the cheeks, CIE L. Compare ISO/IEC 29794-5 IlluminationUniformity.</summary>
internal sealed class EvenLight : IPhotoRule
{
    public string Id => "P20U";

    public Finding Judge(PhotoSubject photo)
    {
        if (photo.Face is not { } face)
            return Answer.CannotTell(Id);
        var (gap, most) = (Math.Abs(face.Light.SideGap), photo.Limits.CheekGap);
        return Answer.If(gap <= most, Id, $"{gap:F1}", $"<={most}", photo.Regions?.Face);
    }
}
