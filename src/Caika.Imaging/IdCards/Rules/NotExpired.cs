using Caika.Imaging.Findings;

namespace Caika.Imaging.IdCards.Rules;

/// <summary>
/// D08, notice §4(2)A "not expired": valid today and on the day the unit hands in; the last day counts as valid. Dates that did
/// not pass their gate are not judged here. Measured: the last day; allowed: the day that must be reached.
/// </summary>
internal sealed class NotExpired : IIdCardRule
{
    public string Id => "D08";

    public Finding Judge(IdCardSubject card)
    {
        if (card.Context.Today is not { } today || card.Reading is not { DatesAccepted: true } reading || !card.IsResident)
            return Answer.Met(Id);
        var until = card.Context.SubmitBy is { } submit && submit > today ? submit : today;
        return CardFields.DateOf(reading.Fields.ValidTo) is not { } last ? Answer.Met(Id)
            : Answer.If(last >= until, Id, $"{last:yyyy-MM-dd}", $">={until:yyyy-MM-dd}");
    }
}
