using Caika.Imaging.Findings;

namespace Caika.Imaging.Photos.Rules;

/// <summary>P09, notice §4(1)A "no border". Measured: width of the frame, pixels.</summary>
internal sealed class NoBorder : IPhotoRule
{
    public string Id => "P09";

    public Finding Judge(PhotoSubject photo)
    {
        if (photo.Analysis is not { } seen)
            return Answer.CannotTell(Id);
        return Answer.If(seen.BorderWidth <= photo.Limits.BorderWidth, Id, $"{seen.BorderWidth:F1}", $"0");
    }
}
