using Caika.Imaging.Findings;

namespace Caika.Imaging.Photos.Rules;

/// <summary>P23H, the background was painted white and left a halo. Measured: step of lightness beside the person, CIE L, where the rest is too even for a wall.</summary>
internal sealed class NoHalo : IPhotoRule
{
    public string Id => "P23H";

    public Finding Judge(PhotoSubject photo)
    {
        if (photo.Analysis?.Backdrop is not { } behind)
            return Answer.CannotTell(Id);
        var halo = behind.FarSpread <= photo.Limits.PaintedSpread && behind.NearGap > photo.Limits.HaloGap;
        return Answer.If(!halo, Id, $"{behind.NearGap:F1}", $"<={photo.Limits.HaloGap}");
    }
}
