using Caika.Imaging.Findings;

namespace Caika.Imaging.Photos.Rules;

/// <summary>P16, notice §4(1)B "both ears uncovered". Measured: probability that both are seen; a hint that sorts, not a decision.</summary>
internal sealed class EarsSeen : IPhotoRule
{
    public string Id => "P16";

    public Finding Judge(PhotoSubject photo)
    {
        if (photo.Face is not { } face)
            return Answer.CannotTell(Id);
        var (both, least) = (face.Signs.BothEars, photo.Limits.BothEars);
        var region = face.Signs.EarSkinLeft < face.Signs.EarSkinRight ? photo.Regions?.LeftEar : photo.Regions?.RightEar;
        return Answer.If(both >= least, Id, $"{both:F2}", $">={least}", region);
    }
}
