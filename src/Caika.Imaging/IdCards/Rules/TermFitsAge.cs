using Caika.Imaging.Findings;

namespace Caika.Imaging.IdCards.Rules;

/// <summary>
/// D17, 居民身份证法 §5: cards are given for 5 years below 16, 10 below 26, 20 below 46, and without end from then on. Judged when a
/// source names the birth date. Measured: years, or long-term; allowed: the same by age.
/// </summary>
internal sealed class TermFitsAge : IIdCardRule
{
    public string Id => "D17";

    public Finding Judge(IdCardSubject card)
    {
        if (card.Reading is not { Side: IdCardSide.Emblem, DatesAccepted: true } reading || CardFields.DateOf(reading.Fields.ValidFrom) is not { } from
            || card.Context.Sources.Select(source => CardFields.DateOf(source.Fields.BirthDate)).FirstOrDefault(date => date is not null) is not { } birth)
            return Answer.Met(Id);
        var age = from.Year - birth.Year - (from < birth.AddYears(from.Year - birth.Year) ? 1 : 0);
        var wanted = age < 16 ? "5" : age < 26 ? "10" : age < 46 ? "20" : CardFields.LongTerm;
        var seen = CardFields.DateOf(reading.Fields.ValidTo) is { } to ? $"{to.AddDays(1).Year - from.Year}" : CardFields.LongTerm;
        return Answer.If(seen == wanted, Id, $"{seen}", $"{wanted}");
    }
}
