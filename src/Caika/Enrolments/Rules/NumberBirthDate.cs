using Caika.Imaging.Findings;

namespace Caika.Enrolments.Rules;

/// <summary>The birth date in the number exists, is not to come and is not older than 120 years.</summary>
internal sealed class NumberBirthDate : IDataRule
{
    public string Id => "ID06";

    public Finding[] Check(CheckedData subject) => this.Unless(subject.Number.Fault != NumberFault.Date);
}
