using Caika.Imaging.Findings;
using Caika.Platform;

namespace Caika.Enrolments.Rules;

/// <summary>The document has not ended: it has to be valid during the collection (notice 四2).</summary>
internal sealed class DocumentNotExpired : IDataRule
{
    public string Id => "ID11";

    public Finding[] Check(CheckedData subject) => subject.Data.IdValidTo is { } end && end < subject.Context.Today
        ? this.NotMet(ChineseDate.Full(end))
        : [];
}
