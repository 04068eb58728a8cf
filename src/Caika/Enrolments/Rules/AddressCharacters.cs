using System.Text;
using Caika.Imaging.Findings;

namespace Caika.Enrolments.Rules;

/// <summary>No control characters, angle brackets and bars: they break XML and batches separated by bars.</summary>
internal sealed class AddressCharacters : IDataRule
{
    public string Id => "A03";

    public Finding[] Check(CheckedData subject)
    {
        var bad = new StringBuilder();
        foreach (var c in subject.Data.ContactAddress)
        {
            if (c is '<' or '>' or '|' or '＜' or '＞' or '｜')
                bad.Append(c);
            else if (char.IsControl(c))
                bad.Append(c == '\n' ? "换行" : "控制符");
        }
        return bad.Length == 0 ? [] : this.NotMet(bad.ToString());
    }
}
