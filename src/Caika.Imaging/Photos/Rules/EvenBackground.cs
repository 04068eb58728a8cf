using Caika.Imaging.Findings;

namespace Caika.Imaging.Photos.Rules;

/// <summary>P08, shadows and things behind. Measured: lightness between the dark and the bright parts, CIE L. Compare ISO/IEC 29794-5 BackgroundUniformity.</summary>
internal sealed class EvenBackground : IPhotoRule
{
    public string Id => "P08";

    public Finding Judge(PhotoSubject photo)
    {
        var limits = photo.Limits;
        if (photo.Analysis?.Backdrop is not { } behind || behind.Share < limits.BackgroundSeen)
            return Answer.CannotTell(Id);
        var even = behind.Spread <= limits.BackgroundSpread && Math.Abs(behind.SideGap) <= limits.BackgroundSideGap;
        return Answer.If(even, Id, $"{Math.Max(behind.Spread, Math.Abs(behind.SideGap)):F1}", $"<={limits.BackgroundSpread}");
    }
}
