using System.Text;
using Caika.Imaging.Findings;

namespace Caika.Enrolments.Rules;

/// <summary>No rare character in the name; see <see cref="Han.IsRare"/> for what counts as one.</summary>
internal sealed class NameCommon : IDataRule
{
    public string Id => "N05";

    public Finding[] Check(CheckedData subject)
    {
        foreach (var rune in subject.Data.FullName.EnumerateRunes())
        {
            if (Han.IsRare(rune))
                return this.NotMet(rune.ToString());
        }
        return [];
    }
}
