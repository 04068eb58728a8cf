using Caika.Imaging.Findings;

namespace Caika.Imaging.Photos.Rules;

/// <summary>
/// P29, the stored pixels lie the right way up. Phones store them sideways and say so in EXIF; the file that leaves is
/// turned, the person is asked to look. Measured: EXIF orientation, 2 to 8.
/// </summary>
internal sealed class Upright : IPhotoRule
{
    public string Id => "P29";

    public Finding Judge(PhotoSubject photo) => photo.Upload.Picture is null
        ? Answer.CannotTell(Id)
        : Answer.If(photo.Upload.Orientation == 1, Id, $"{photo.Upload.Orientation}", $"1");
}
