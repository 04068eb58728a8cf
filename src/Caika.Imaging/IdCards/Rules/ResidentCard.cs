using Caika.Imaging.Findings;

namespace Caika.Imaging.IdCards.Rules;

/// <summary>
/// D12, notice §4(2)A: the picture shows a resident identity card, or the document the record names. Documents other than the
/// resident card are known by their words and not read. Measured: the <see cref="CardKind"/> that was seen.
/// </summary>
internal sealed class ResidentCard : IIdCardRule
{
    public string Id => "D12";

    public Finding Judge(IdCardSubject card)
    {
        if (card.Reading is not { } reading)
            return Answer.CannotTell(Id);
        var wanted = card.Context.Document;
        if (wanted != CardKind.ResidentCard)
            return reading.Kind == wanted ? Answer.Met(Id, $"{reading.Kind}") : Answer.CannotTell(Id, $"{reading.Kind}", $"{wanted}");
        return Answer.If(reading.Side is not null && card.IsResident, Id, $"{reading.Kind}", $"{wanted}");
    }
}
