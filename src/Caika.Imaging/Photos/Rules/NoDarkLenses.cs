using Caika.Imaging.Findings;

namespace Caika.Imaging.Photos.Rules;

/// <summary>P15, notice §4(1)B "no glasses", "eyes visible": dark lenses. Measured: how much darker than the cheeks the skin behind the lens is, 0 to 1. ISO/IEC 29794-5 EyesVisible.</summary>
internal sealed class NoDarkLenses : IPhotoRule
{
    public string Id => "P15";

    public Finding Judge(PhotoSubject photo)
    {
        if (photo.Face is not { } face)
            return Answer.CannotTell(Id);
        var (shade, limits) = (face.Signs.LensShade, photo.Limits);
        var glasses = face.Signs.Glasses >= limits.Glasses;
        // Deep-set eyes in hard light are dark too, but have no frame around them.
        return Answer.If(shade < limits.DarkLens || face.Signs.Glasses < limits.Glasses / 2, Id, $"{shade:F2}", $"<{limits.DarkLens}", photo.Regions?.Eyes) with { Doubtful = !glasses };
    }
}
