using Caika.Imaging.Findings;

namespace Caika.Imaging.IdCards.Rules;

/// <summary>
/// D07: not the picture of a screen, not a print in dots: both leave a regular grain. Hints only; a soft picture hides it.
/// Measured: see <see cref="CardScreen"/>.
/// </summary>
internal sealed class NoScreen : IIdCardRule
{
    public string Id => "D07";

    public Finding Judge(IdCardSubject card)
    {
        var most = card.Requirements.MaxScreen;
        if (card.Look is not { } look)
            return Answer.CannotTell(Id, null, $"<={most}");
        // A blurred picture has next to nothing up there, and one frequency stands out of nothing.
        return look.Sharpness is null || look.Sharpness < card.Requirements.MinSharpness * 1.5
            ? Answer.Met(Id)
            : Answer.If(look.Screen <= most, Id, $"{look.Screen:F0}", $"<={most}");
    }
}
