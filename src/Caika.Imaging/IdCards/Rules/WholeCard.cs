using Caika.Imaging.Findings;

namespace Caika.Imaging.IdCards.Rules;

/// <summary>
/// D03, notice §4(2)A: all four corners lie in the picture. Where the card must lie is told by its print. Measured: how far it
/// reaches beyond the picture, as a share of its width; or that print or the card itself runs off the picture, or that a
/// finger covers a corner.
/// </summary>
internal sealed class WholeCard : IIdCardRule
{
    public string Id => "D03";

    public Finding Judge(IdCardSubject card)
    {
        if (card.Reading is not { } reading || card.Context.Document != CardKind.ResidentCard)
            return card.Context.Document == CardKind.ResidentCard ? Answer.CannotTell(Id) : Answer.Met(Id);
        var most = card.Requirements.MaxBeyond;
        if (card.Look is { CoveredCorner: true })
            return Answer.NotMet(Id, $"covered", $"<={most}");
        if (reading.PrintRunsOff)
            return Answer.NotMet(Id, $"print", $"<={most}");
        if (reading.Side is null)
            return reading.Corners is null ? Answer.NotMet(Id, $"none", $"<={most}") : Answer.CannotTell(Id, null, $"<={most}");
        if (reading.RunsOff && !(reading.Beyond > most))
            return Answer.NotMet(Id, $"border", $"<={most}");
        return reading.Beyond is { } beyond ? Answer.If(beyond <= most, Id, $"{Math.Max(0, beyond):F3}", $"<={most}") : Answer.CannotTell(Id, null, $"<={most}");
    }
}
