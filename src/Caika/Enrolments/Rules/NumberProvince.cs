using Caika.Imaging.Findings;

namespace Caika.Enrolments.Rules;

/// <summary>The first two digits are a province (GB/T 2260). Counties come and go and are never checked hard.</summary>
internal sealed class NumberProvince : IDataRule
{
    public string Id => "ID07";

    public Finding[] Check(CheckedData subject) => this.Unless(subject.Number.Citizen is not { } number || number.HasKnownProvince);
}
