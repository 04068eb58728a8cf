using Caika.Imaging.Findings;

namespace Caika.Imaging.IdCards.Rules;

/// <summary>
/// D15: the number, or the dates, passed their gate; what did not is looked at by a person. Measured: what did not.
/// </summary>
internal sealed class ReadForSure : IIdCardRule
{
    public string Id => "D15";

    public Finding Judge(IdCardSubject card)
    {
        if (!card.IsResident)
            return card.Reading is null ? Answer.CannotTell(Id) : Answer.Met(Id);
        var reading = card.Reading!;
        return reading.Side == IdCardSide.Portrait
            ? reading.NumberAccepted ? Answer.Met(Id) : Answer.CannotTell(Id, $"{nameof(CardFields.IdNumber)}")
            : reading.DatesAccepted ? Answer.Met(Id) : Answer.CannotTell(Id, $"{nameof(CardFields.ValidTo)}");
    }
}
