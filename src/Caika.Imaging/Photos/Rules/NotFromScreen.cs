using Caika.Imaging.Faces;
using Caika.Imaging.Findings;

namespace Caika.Imaging.Photos.Rules;

/// <summary>P22, photographed from a screen or a print. Measured: strength of a regular fine pattern, see <see cref="Faces.ScreenPattern"/>.</summary>
internal sealed class NotFromScreen : IPhotoRule
{
    public string Id => "P22";

    public Finding Judge(PhotoSubject photo)
    {
        if (photo.Face is not { } face)
            return Answer.CannotTell(Id);
        var (pattern, most) = (face.Signs.ScreenPattern, photo.Limits.Moire);
        // A face that had to be enlarged shows the grid of its own pixels.
        if (face.Mesh.Width < FaceChip.FaceWidth)
            return Answer.Met(Id, $"{pattern:F1}", $"<={most}");
        return Answer.If(pattern <= most, Id, $"{pattern:F1}", $"<={most}");
    }
}
