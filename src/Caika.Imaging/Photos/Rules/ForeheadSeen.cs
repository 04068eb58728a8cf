using Caika.Imaging.Findings;

namespace Caika.Imaging.Photos.Rules;

/// <summary>P16F, notice §4(1)B "forehead uncovered". Measured: share of skin on the forehead, 0 to 1.</summary>
internal sealed class ForeheadSeen : IPhotoRule
{
    public string Id => "P16F";

    public Finding Judge(PhotoSubject photo)
    {
        if (photo.Face is not { } face)
            return Answer.CannotTell(Id);
        var (skin, least) = (face.Signs.ForeheadSkin, photo.Limits.ForeheadSkin);
        return Answer.If(skin >= least, Id, $"{skin:F2}", $">={least}", photo.Regions?.Forehead);
    }
}
