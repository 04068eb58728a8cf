using Caika.Imaging.Findings;

namespace Caika.Enrolments.Rules;

/// <summary>Nobody else of the campaign has this number.</summary>
internal sealed class NumberFree : IDataRule
{
    public string Id => "ID09";

    public Finding[] Check(CheckedData subject) => subject.Context.NumberTakenBy is { } holder ? this.NotMet(holder) : [];
}
