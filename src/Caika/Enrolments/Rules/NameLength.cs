using Caika.Imaging.Findings;

namespace Caika.Enrolments.Rules;

/// <summary>Two to fifteen ideographs; names in Latin letters up to fifty characters. Counted in code points.</summary>
internal sealed class NameLength : IDataRule
{
    private const int LongestHan = 15, LongestLatin = 50;

    public string Id => "N04";

    public Finding[] Check(CheckedData subject)
    {
        var (all, han) = (0, 0);
        foreach (var rune in subject.Data.FullName.EnumerateRunes())
        {
            all++;
            if (Han.Is(rune))
                han++;
        }
        return this.Unless(all == 0 || (all > 1 && han <= LongestHan && all <= LongestLatin));
    }
}
