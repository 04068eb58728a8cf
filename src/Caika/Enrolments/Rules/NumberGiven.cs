using Caika.Imaging.Findings;

namespace Caika.Enrolments.Rules;

/// <summary>A number is there.</summary>
internal sealed class NumberGiven : IDataRule
{
    public string Id => "ID01";

    public Finding[] Check(CheckedData subject) => this.Unless(subject.Number.Fault != NumberFault.Empty);
}
