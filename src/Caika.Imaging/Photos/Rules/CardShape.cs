using Caika.Imaging.Findings;

namespace Caika.Imaging.Photos.Rules;

/// <summary>P04, notice §4(1)A "one inch": 25×35 mm, or the 26×32 mm the card shows. Measured: width over height; fixing crops.</summary>
internal sealed class CardShape : IPhotoRule
{
    public string Id => "P04";

    public Finding Judge(PhotoSubject photo)
    {
        if (photo.Upload.Picture is null)
            return Answer.CannotTell(Id);
        var limits = photo.Limits;
        var aspect = (double)photo.Upload.Width / photo.Upload.Height;
        var met = new[] { limits.OneInchAspect, limits.CardAspect }.Any(wanted => Math.Abs(aspect / wanted - 1) <= limits.AspectTolerance);
        return Answer.If(met, Id, $"{aspect:F3}", $"{limits.OneInchAspect:F3}|{limits.CardAspect:F3}");
    }
}
