using Caika.Imaging.Findings;
using Caika.Imaging.Images;

namespace Caika.Imaging.Photos.Rules;

/// <summary>
/// P01, notice §4(1)A "*.jpg": JPEG by its bytes, or a picture that is made into one. Measured: the format, for example
/// <c>Png</c>; <c>Jpeg CMYK</c> and <c>WebP animated</c> name the kinds that cannot be converted faithfully.
/// </summary>
internal sealed class RealFormat : IPhotoRule
{
    public string Id => "P01";

    public Finding Judge(PhotoSubject photo)
    {
        var upload = photo.Upload;
        return upload.Fault switch
        {
            DecodeFault.Empty => Answer.CannotTell(Id),
            DecodeFault.CmykWithoutProfile => Answer.NotMet(Id, $"{upload.Format} CMYK", $"Jpeg"),
            DecodeFault.Animated => Answer.NotMet(Id, $"{upload.Format} animated", $"Jpeg"),
            DecodeFault.UnsupportedFormat or DecodeFault.UnsupportedKind or DecodeFault.ConverterMissing
                => Answer.NotMet(Id, $"{upload.Format}", $"Jpeg"),
            _ when !photo.Requirements.FitIntoBand && upload.Format != PictureFormat.Jpeg => Answer.NotMet(Id, $"{upload.Format}", $"Jpeg"),
            _ => Answer.Met(Id, $"{upload.Format}", $"Jpeg"),
        };
    }
}
