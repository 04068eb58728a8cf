using Caika.Imaging.Findings;

namespace Caika.Enrolments.Rules;

/// <summary>A name is there.</summary>
internal sealed class NameGiven : IDataRule
{
    public string Id => "N01";

    public Finding[] Check(CheckedData subject) => this.Unless(subject.Data.FullName.Length > 0);
}
