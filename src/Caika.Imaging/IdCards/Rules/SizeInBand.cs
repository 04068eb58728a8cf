using Caika.Imaging.Findings;

namespace Caika.Imaging.IdCards.Rules;

/// <summary>
/// D02, notice §4(2)A "50K–80K". Larger is normal for a phone and fitted without asking.
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
