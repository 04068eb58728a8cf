using Caika.Imaging.Findings;
using Caika.Imaging.Images;

namespace Caika.Imaging.IdCards.Rules;

/// <summary>
/// D05, notice §4(2)A "not from a photocopy": a black-and-white copy has no emblem red and no blue-green lines. Colour copies
/// are not seen. Measured and allowed: colour spread, see <see cref="ColourSpread"/>.
/// </summary>
internal sealed class InColour : IIdCardRule
{
    public string Id => "D05";

    public Finding Judge(IdCardSubject card)
    {
        var least = card.Requirements.MinColourSpread;
        if (card.Upload.Picture is not { } picture)
            return Answer.CannotTell(Id, null, $">={least}");
        var spread = card.Look?.Colour ?? ColourSpread.Of(picture);
        return Answer.If(spread >= least, Id, $"{spread:F1}", $">={least}");
    }
}
