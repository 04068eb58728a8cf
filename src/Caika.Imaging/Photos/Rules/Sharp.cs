using Caika.Imaging.Findings;

namespace Caika.Imaging.Photos.Rules;

/// <summary>P19, blur. Measured: see <see cref="Faces.FaceLight.Sharpness"/>. Stands for ISO/IEC 29794-5 Sharpness.</summary>
internal sealed class Sharp : IPhotoRule
{
    public string Id => "P19";

    public Finding Judge(PhotoSubject photo)
    {
        if (photo.Face is not { } face)
            return Answer.CannotTell(Id);
        // A narrow face was scaled up to be measured and looks softer than it is; measured on photos that were scaled down.
        var (sharp, limits) = (face.Light.Sharpness / Math.Clamp((face.Mesh.Width - 60) / 120, 0.4, 1), photo.Limits);
        if (face.Mesh.Width < limits.FewestFacePixels)
            return Answer.CannotTell(Id, $"{sharp:F1}", $">={limits.Sharpness}");
        return Answer.If(sharp >= limits.Sharpness, Id, $"{sharp:F1}", $">={limits.Sharpness}", photo.Regions?.Face);
    }
}
