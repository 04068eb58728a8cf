using Caika.Imaging.Findings;

namespace Caika.Imaging.IdCards.Rules;

/// <summary>
/// D10: a temporary identity card (three months) cannot be used.
/// </summary>
internal sealed class NotTemporary : IIdCardRule
{
    public string Id => "D10";

    public Finding Judge(IdCardSubject card)
    {
        return card.Reading is not { } reading ? Answer.CannotTell(Id) : reading.Kind == CardKind.TemporaryCard ? Answer.NotMet(Id) : Answer.Met(Id);
    }
}
