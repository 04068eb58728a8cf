using Caika.Imaging.Findings;

namespace Caika.Imaging.IdCards.Rules;

/// <summary>
/// D13: the print is sharp. Measured: see <see cref="CardSharpness"/>.
/// </summary>
internal sealed class Sharp : IIdCardRule
{
    public string Id => "D13";

    public Finding Judge(IdCardSubject card)
    {
        var least = card.Requirements.MinSharpness;
        if (card.Look is not { } look)
            return Answer.CannotTell(Id, null, $">={least}");
        return look.Sharpness is { } sharpness ? Answer.If(sharpness >= least, Id, $"{sharpness:F2}", $">={least}") : Answer.Met(Id);
    }
}
