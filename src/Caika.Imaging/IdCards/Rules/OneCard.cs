using Caika.Imaging.Findings;

namespace Caika.Imaging.IdCards.Rules;

/// <summary>
/// D16: one card a picture; of several only one is read.
/// </summary>
internal sealed class OneCard : IIdCardRule
{
    public string Id => "D16";

    public Finding Judge(IdCardSubject card)
    {
        return card.Reading is not { } reading ? Answer.CannotTell(Id) : reading.SeveralCards ? Answer.NotMet(Id) : Answer.Met(Id);
    }
}
