using Caika.Imaging.Findings;

namespace Caika.Enrolments.Rules;

/// <summary>The campaign knows this number under this name.</summary>
internal sealed class NumberName : IDataRule
{
    public string Id => "ID10";

    public Finding[] Check(CheckedData subject) => subject.Context.NumberKnownAs is { } name ? this.NotMet(name) : [];
}
