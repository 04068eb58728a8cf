using Caika.Imaging.Findings;

namespace Caika.Imaging.Photos.Rules;

/// <summary>P06, notice §4(1)A: the photo of one person. Measured: confirmed faces, allowed 1. ISO/IEC 29794-5 SingleFacePresent.</summary>
internal sealed class OneFace : IPhotoRule
{
    public string Id => "P06";

    public Finding Judge(PhotoSubject photo)
    {
        if (photo.Analysis is not { } seen)
            return Answer.CannotTell(Id, null, $"1");
        var second = seen.QuarterTurns == 0 && seen.Faces.Count > 1 ? seen.Faces[1] : null;
        return Answer.If(seen.Faces.Count == 1, Id, $"{seen.Faces.Count}", $"1", second);
    }
}
