using Caika.Imaging.Findings;

namespace Caika.Imaging.Photos.Rules;

/// <summary>P23, the photo was pulled out of shape. Measured: height of the face over its width, corrected by the pose.</summary>
internal sealed class NotStretched : IPhotoRule
{
    public string Id => "P23";

    public Finding Judge(PhotoSubject photo)
    {
        if (photo.Face is not { } face)
            return Answer.CannotTell(Id);
        double stretch = face.Stretch, least = photo.Limits.LeastStretch, most = photo.Limits.MostStretch;
        return Answer.If(stretch >= least && stretch <= most, Id, $"{stretch:F2}", $"{least}..{most}", photo.Regions?.Face);
    }
}
