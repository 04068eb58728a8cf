using Caika.Imaging.Findings;

namespace Caika.Imaging.Photos.Rules;

/// <summary>P17, notice §4(1)B "no headscarf": a hat or scarf. Measured: probability; people decide. ISO/IEC 29794-5 NoHeadCoverings.</summary>
internal sealed class NoHeadCover : IPhotoRule
{
    public string Id => "P17";

    public Finding Judge(PhotoSubject photo)
    {
        if (photo.Face is not { } face)
            return Answer.CannotTell(Id);
        var (cover, most) = (face.Signs.HeadCover, photo.Limits.HeadCover);
        return Answer.If(cover < most, Id, $"{cover:F2}", $"<{most}", photo.Regions?.Crown);
    }
}
