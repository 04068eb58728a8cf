using Caika.Imaging.Findings;

namespace Caika.Imaging.IdCards.Rules;

/// <summary>
/// D29: the card stands upright; where it does not, it is turned. Measured: degrees it was turned by, clockwise.
/// </summary>
internal sealed class Upright : IIdCardRule
{
    public string Id => "D29";

    public Finding Judge(IdCardSubject card)
    {
        if (card.Reading is not { Side: not null, Corners: { } corners })
            return Answer.Met(Id);
        var along = corners.TopRight - corners.TopLeft;
        var degrees = (int)Math.Round(Math.Atan2(along.Y, along.X) * 180 / Math.PI);
        return Answer.If(Math.Abs(degrees) <= 45, Id, $"{degrees}", $"-45..45");
    }
}
