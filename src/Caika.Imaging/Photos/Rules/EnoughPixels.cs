using Caika.Imaging.Findings;

namespace Caika.Imaging.Photos.Rules;

/// <summary>P03, notice §4(1)A "one inch": 25×35 mm at 300 dots per inch. Measured and allowed: width x height of the upright picture, pixels.</summary>
internal sealed class EnoughPixels : IPhotoRule
{
    public string Id => "P03";

    public Finding Judge(PhotoSubject photo)
    {
        var (upload, wanted) = (photo.Upload, photo.Requirements);
        FormattableString allowed = $">={wanted.MinWidth}x{wanted.MinHeight}";
        if (upload.Picture is null)
            return Answer.CannotTell(Id, null, allowed);
        var met = upload.Width >= wanted.MinWidth && upload.Height >= wanted.MinHeight;
        return Answer.If(met, Id, $"{upload.Width}x{upload.Height}", allowed);
    }
}
