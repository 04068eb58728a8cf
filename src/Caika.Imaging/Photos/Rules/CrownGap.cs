using Caika.Imaging.Findings;

namespace Caika.Imaging.Photos.Rules;

/// <summary>P11T, 社会保障卡制证用数字相片技术要求: 7 to 21 pixels between the edge and the crown; the eye rule goes first, so a crown too near the edge is met when the eyes are high enough only by it. Measured: card pixels.</summary>
internal sealed class CrownGap : IPhotoRule
{
    public string Id => "P11T";

    public Finding Judge(PhotoSubject photo)
    {
        if (photo.Face is not { } face)
            return Answer.CannotTell(Id);
        double gap = face.Frame.CrownTop, least = photo.Limits.CrownTopMin, most = photo.Limits.CrownTopMax;
        return Answer.If(gap >= least && gap <= most, Id, $"{gap:F0}", $"{least}..{most}", photo.Regions?.Crown);
    }
}
