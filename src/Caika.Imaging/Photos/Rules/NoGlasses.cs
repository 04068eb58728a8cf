using Caika.Imaging.Findings;

namespace Caika.Imaging.Photos.Rules;

/// <summary>P14, notice §4(1)B "no glasses". Measured: probability; only a thick frame is sure enough to refuse.</summary>
internal sealed class NoGlasses : IPhotoRule
{
    public string Id => "P14";

    public Finding Judge(PhotoSubject photo)
    {
        if (photo.Face is not { } face)
            return Answer.CannotTell(Id);
        var (glasses, limits) = (face.Signs.Glasses, photo.Limits);
        var sure = glasses >= limits.GlassesSure && face.Signs.Frame >= limits.ThickFrame;
        return Answer.If(glasses < limits.Glasses, Id, $"{glasses:F2}", $"<{limits.Glasses}", photo.Regions?.Eyes) with { Doubtful = !sure };
    }
}
