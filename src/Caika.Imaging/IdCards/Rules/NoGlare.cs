using Caika.Imaging.Findings;

namespace Caika.Imaging.IdCards.Rules;

/// <summary>
/// D06: no reflection washes out part of the card. Measured: its share of the card; region: on the straightened card.
/// </summary>
internal sealed class NoGlare : IIdCardRule
{
    public string Id => "D06";

    public Finding Judge(IdCardSubject card)
    {
        var most = card.Requirements.MaxGlare;
        if (card.Look is not { } look || look.Reading.Straight is null)
            return card.Look is null ? Answer.CannotTell(Id, null, $"<={most}") : Answer.Met(Id);
        var share = look.Glare.Share;
        var isReflection = share > most && share <= card.Requirements.MaxReflection && look.Colour >= card.Requirements.MinColourSpread;
        return isReflection ? Answer.NotMet(Id, $"{share:F4}", $"<={most}", look.Glare.Place) : Answer.Met(Id, $"{share:F4}", $"<={most}");
    }
}
