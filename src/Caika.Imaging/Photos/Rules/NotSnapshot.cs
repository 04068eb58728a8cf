using Caika.Imaging.Findings;

namespace Caika.Imaging.Photos.Rules;

/// <summary>P24, a snapshot: the face is small in the picture. Measured: height of the face over the height of the picture.</summary>
internal sealed class NotSnapshot : IPhotoRule
{
    public string Id => "P24";

    public Finding Judge(PhotoSubject photo)
    {
        if (photo.Face is not { } face)
            return Answer.CannotTell(Id);
        var (share, least) = (face.Frame.FaceShare, photo.Limits.SnapshotFace);
        return Answer.If(share >= least, Id, $"{share:F2}", $">={least}", photo.Regions?.Head);
    }
}
