using Caika.Imaging.Findings;

namespace Caika.Imaging.Photos.Rules;

/// <summary>P19, blur. Measured: variance of the Laplacian on the face at 200 pixels. Stands for ISO/IEC 29794-5 Sharpness.</summary>
internal sealed class Sharp : IPhotoRule
{
    public string Id => "P19";

    public Finding Judge(PhotoSubject photo)
    {
        if (photo.Face is not { } face)
            return Answer.CannotTell(Id);
        var (sharp, limits) = (face.Light.Sharpness, photo.Limits);
        if (face.Mesh.Width < limits.FewestFacePixels)
            return Answer.CannotTell(Id, $"{sharp:F0}", $">={limits.Sharpness}");
        return Answer.If(sharp >= limits.Sharpness, Id, $"{sharp:F0}", $">={limits.Sharpness}", photo.Regions?.Face);
    }
}
