using Caika.Imaging.Findings;

namespace Caika.Imaging.Photos.Rules;

/// <summary>P18, notice §4(1)B "dark collar". Measured: mean luma of the clothes, 0 to 255. Uniforms are for people to see.</summary>
internal sealed class DarkCollar : IPhotoRule
{
    public string Id => "P18";

    public Finding Judge(PhotoSubject photo)
    {
        if (photo.Face is not { } face)
            return Answer.CannotTell(Id);
        var most = photo.Limits.LightCollar;
        return face.CollarLuma is { } luma ? Answer.If(luma <= most, Id, $"{luma:F0}", $"<={most}", photo.Regions?.Collar) : Answer.CannotTell(Id);
    }
}
