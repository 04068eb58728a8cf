using Caika.Imaging.Findings;

namespace Caika.Enrolments.Rules;

/// <summary>Length and characters are those of the document (domain reference §3).</summary>
internal sealed class NumberFormat : IDataRule
{
    public string Id => "ID02";

    public Finding[] Check(CheckedData subject) => subject.Number.Fault == NumberFault.Format
        ? this.NotMet(allowed: subject.Context.Pack.Label("IdDocumentType", subject.Data.IdDocumentType))
        : [];
}
