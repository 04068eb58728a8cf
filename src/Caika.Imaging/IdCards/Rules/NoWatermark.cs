using Caika.Imaging.Findings;

namespace Caika.Imaging.IdCards.Rules;

/// <summary>
/// D11: no words are laid over the card ("only for …", "copies are void").
/// </summary>
internal sealed class NoWatermark : IIdCardRule
{
    public string Id => "D11";

    public Finding Judge(IdCardSubject card)
    {
        return card.Reading is not { } reading ? Answer.CannotTell(Id)
            : CardWords.IsWatermark(reading.OtherWords) || CardWords.IsWatermark(reading.Fields.Address ?? "") ? Answer.NotMet(Id) : Answer.Met(Id);
    }
}
