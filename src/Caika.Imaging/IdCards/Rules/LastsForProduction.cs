using Caika.Imaging.Findings;

namespace Caika.Imaging.IdCards.Rules;

/// <summary>
/// D14: valid until the social security card is made. Measured: the last day; allowed: the day that should be reached.
/// </summary>
internal sealed class LastsForProduction : IIdCardRule
{
    public string Id => "D14";

    public Finding Judge(IdCardSubject card)
    {
        if (card.Context.Today is not { } today || card.Reading is not { DatesAccepted: true } reading || !card.IsResident
            || CardFields.DateOf(reading.Fields.ValidTo) is not { } last)
            return Answer.Met(Id);
        var submit = card.Context.SubmitBy is { } day && day > today ? day : today;
        var until = submit.AddDays(card.Context.ProductionDays);
        return Answer.If(last < submit || last >= until, Id, $"{last:yyyy-MM-dd}", $">={until:yyyy-MM-dd}");
    }
}
