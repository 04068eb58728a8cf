using Caika.Imaging.Findings;

namespace Caika.Imaging.Photos.Rules;

/// <summary>P16B, notice §4(1)B "eyebrows visible". Measured: share of skin just above the brow that is more covered, 0 to 1.</summary>
internal sealed class BrowsSeen : IPhotoRule
{
    public string Id => "P16B";

    public Finding Judge(PhotoSubject photo)
    {
        if (photo.Face is not { } face)
            return Answer.CannotTell(Id);
        var (skin, least) = (face.Signs.BrowsSkin, photo.Limits.BrowsSkin);
        return Answer.If(skin >= least, Id, $"{skin:F2}", $">={least}", photo.Regions?.Eyes);
    }
}
