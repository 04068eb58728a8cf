using System.Text;
using Caika.Imaging.Findings;

namespace Caika.Enrolments.Rules;

/// <summary>
/// Ideographs of all planes, the dot, and Latin letters as passports have them; no private-use characters, no question
/// marks and boxes left by a lost encoding, no digits (domain reference §1.6).
/// </summary>
internal sealed class NameReadable : IDataRule
{
    public string Id => "N02";

    public Finding[] Check(CheckedData subject)
    {
        foreach (var rune in subject.Data.FullName.EnumerateRunes())
        {
            if (!IsAllowed(rune))
                return this.NotMet();
        }
        return [];
    }

    private static bool IsAllowed(Rune rune) => Han.Is(rune) || rune.Value is '·' or ' ' or '-' or '\'' or '.' || (rune.IsAscii && Rune.IsLetter(rune));
}
