using Caika.Imaging.Findings;

namespace Caika.Imaging.Photos.Rules;

/// <summary>
/// P07, notice §4(1)A "white background". Measured: median lightness and chroma (CIE Lab) and share of white cells; allowed: the
/// same. Between surely white and surely not, a person looks.
///</summary>
internal sealed class WhiteBackground : IPhotoRule
{
    public string Id => "P07";

    public Finding Judge(PhotoSubject photo)
    {
        if (photo.Analysis is not { } seen)
            return Answer.CannotTell(Id);
        var limits = photo.Limits;
        FormattableString allowed = $"{limits.WhiteL} {limits.WhiteChroma} {limits.WhiteShare}";
        if (seen.Backdrop is not { } behind || behind.Share < limits.BackgroundSeen)
            return Answer.CannotTell(Id, null, allowed);
        FormattableString measured = $"{behind.L:F1} {behind.Chroma:F1} {behind.WhiteShare:F2}";
        if (behind.L < limits.NotWhiteL || behind.Chroma > limits.NotWhiteChroma || behind.WhiteShare < limits.LeastWhiteShare)
            return Answer.NotMet(Id, measured, allowed);
        var white = behind.L >= limits.WhiteL && behind.Chroma <= limits.WhiteChroma && behind.WhiteShare >= limits.WhiteShare;
        return Answer.If(white, Id, measured, allowed) with { Doubtful = true };
    }
}
