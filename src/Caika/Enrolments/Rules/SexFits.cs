using Caika.Imaging.Findings;
using Caika.RulePacks;

namespace Caika.Enrolments.Rules;

/// <summary>The sex is the one in the number: odd for men.</summary>
internal sealed class SexFits : IDataRule
{
    public string Id => "B02";

    public Finding[] Check(CheckedData subject) =>
        this.Unless(subject.Number.Citizen is not { } number || subject.Data.Sex.Length == 0 || subject.Data.Sex == (number.Sex == Sex.Male ? "1" : "2"));
}
