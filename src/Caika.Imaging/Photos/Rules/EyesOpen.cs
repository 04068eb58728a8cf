using Caika.Imaging.Findings;

namespace Caika.Imaging.Photos.Rules;

/// <summary>P13, notice §4(1)B "eyes visible". Measured: opening of the lids over the width of the eye that is less open. ISO/IEC 29794-5 EyesOpen.</summary>
internal sealed class EyesOpen : IPhotoRule
{
    public string Id => "P13";

    public Finding Judge(PhotoSubject photo)
    {
        if (photo.Face is not { } face)
            return Answer.CannotTell(Id);
        var (open, limits) = (face.Eyes.Least, photo.Limits);
        if (open >= limits.EyesClosed && open < limits.EyesOpen)
            return Answer.CannotTell(Id, $"{open:F2}", $">={limits.EyesOpen}") with { Region = photo.Regions?.Eyes };
        return Answer.If(open >= limits.EyesOpen, Id, $"{open:F2}", $">={limits.EyesOpen}", photo.Regions?.Eyes);
    }
}
