using Caika.Imaging.Findings;

namespace Caika.Imaging.IdCards.Rules;

/// <summary>
/// D04, notice §4(2)B: A is the side with the emblem, B the one with the portrait. Measured and allowed: the
/// <see cref="IdCardSide"/> that was seen and the one that was asked for.
/// </summary>
internal sealed class RightSide : IIdCardRule
{
    public string Id => "D04";

    public Finding Judge(IdCardSubject card)
    {
        if (card.Reading is not { Side: { } seen } || card.Side is not { } wanted)
            return card.Side is null && card.Reading?.Side is not null || card.Context.Document != CardKind.ResidentCard ? Answer.Met(Id) : Answer.CannotTell(Id);
        return Answer.If(seen == wanted, Id, $"{seen}", $"{wanted}");
    }
}
