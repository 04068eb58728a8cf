using Caika.Imaging.Findings;

namespace Caika.Enrolments.Rules;

/// <summary>An agent brings an authorisation or a proof of the relation.</summary>
internal sealed class AgentAuthorised : IDataRule
{
    public string Id => "G03";

    public Finding[] Check(CheckedData subject) => this.Unless(subject.Data.Agent is null or { Authorisation.Length: > 0 });
}
