using Caika.Imaging.Findings;

namespace Caika.Imaging.Photos.Rules;

/// <summary>
/// P02, notice §4(1)A "14K–1M".
/// With fitting it is met when a file inside the narrow band could be made; without, the uploaded bytes alone decide.
/// Measured and allowed: bytes of the uploaded file.
/// </summary>
internal sealed class SizeInBand : IPhotoRule
{
    public string Id => "P02";

    public Finding Judge(PhotoSubject photo)
    {
        var (bytes, wanted) = (photo.Upload.File.Length, photo.Requirements.UploadBand);
        if (photo.Requirements.FitIntoBand && photo.Upload.Picture is null && !wanted.Contains(bytes))
            return Answer.CannotTell(Id, $"{bytes}", $"{wanted}");
        var met = photo.Requirements.FitIntoBand && photo.Derived is { } derived
            ? derived.Picture is not null
            : wanted.Contains(bytes);
        return Answer.If(met, Id, $"{bytes}", $"{wanted}");
    }
}
