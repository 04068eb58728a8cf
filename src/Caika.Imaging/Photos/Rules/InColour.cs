using Caika.Imaging.Findings;
using Caika.Imaging.Images;

namespace Caika.Imaging.Photos.Rules;

/// <summary>P05, notice §4(1)A "colour". Measured and allowed: colour spread, see <see cref="ColourSpread"/>.</summary>
internal sealed class InColour : IPhotoRule
{
    public string Id => "P05";

    public Finding Judge(PhotoSubject photo)
    {
        var least = photo.Requirements.MinColourSpread;
        if (photo.Upload.Picture is not { } picture)
            return Answer.CannotTell(Id, null, $">={least}");
        var spread = ColourSpread.Of(picture);
        return Answer.If(spread >= least, Id, $"{spread:F1}", $">={least}");
    }
}
