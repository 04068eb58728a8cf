using Caika.Imaging.Findings;

namespace Caika.Imaging.IdCards.Rules;

/// <summary>
/// D02, notice §4(2)A "50K–80K". Phones send megabytes: larger is fitted without asking.
/// With fitting it is met when a file inside the narrow band could be made; without, the uploaded bytes alone decide.
/// Measured and allowed: bytes of the uploaded file.
/// </summary>
internal sealed class SizeInBand : IIdCardRule
{
    public string Id => "D02";

    public Finding Judge(IdCardSubject card)
    {
        var (bytes, wanted) = (card.Upload.File.Length, card.Requirements.UploadBand);
        if (card.Requirements.FitIntoBand && card.Upload.Picture is null && !wanted.Contains(bytes))
            return Answer.CannotTell(Id, $"{bytes}", $"{wanted}");
        var met = card.Requirements.FitIntoBand && card.Derived is { } derived
            ? derived.Picture is not null
            : wanted.Contains(bytes);
        return Answer.If(met, Id, $"{bytes}", $"{wanted}");
    }
}
