using Caika.Imaging.Findings;

namespace Caika.Imaging.Photos.Rules;

/// <summary>P20, too dark, too bright, burnt out. Measured: mean luma of the face, 0 to 255. ISO/IEC 29794-5 LuminanceMean, OverExposure, UnderExposure.</summary>
internal sealed class WellExposed : IPhotoRule
{
    public string Id => "P20";

    public Finding Judge(PhotoSubject photo)
    {
        if (photo.Face is not { } face)
            return Answer.CannotTell(Id);
        var (light, limits) = (face.Light, photo.Limits);
        var met = light.Luma >= limits.DarkFace && light.Luma <= limits.BrightFace && light.Bright <= limits.BurntOut && light.Dark <= limits.Blackened;
        return Answer.If(met, Id, $"{light.Luma:F0}", $"{limits.DarkFace}..{limits.BrightFace}", photo.Regions?.Face);
    }
}
