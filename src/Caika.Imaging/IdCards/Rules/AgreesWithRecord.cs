using Caika.Imaging.Findings;

namespace Caika.Imaging.IdCards.Rules;

/// <summary>
/// D09: number, name, sex, birth date, ethnic group and last day are the same on the card and wherever else they are known.
/// One finding names who disagrees with whom. Measured: pairs "field:source", joined by commas; allowed: the pairs that could
/// not be told. A name that holds a character the net does not know is never said to agree.
/// </summary>
internal sealed class AgreesWithRecord : IIdCardRule
{
    public string Id => "D09";

    public Finding Judge(IdCardSubject card)
    {
        if (card.Context.Sources.Count == 0 || !card.IsResident)
            return Answer.Met(Id);
        var compared = CardAgreement.Compare(card.Look!, card.Context.Sources);
        var differ = compared.Where(c => c.Verdict == Verdict.NotMet).ToList();
        var open = compared.Where(c => c.Verdict == Verdict.CannotTell).ToList();
        return differ.Count > 0 ? Answer.NotMet(Id, $"{Pairs(differ)}", $"{Pairs(open)}")
            : open.Count > 0 ? Answer.CannotTell(Id, $"{Pairs(open)}") : Answer.Met(Id);
    }

    private static string Pairs(IEnumerable<Compared> compared) => string.Join(',', compared.Select(c => $"{c.Field}:{c.Source}"));
}
