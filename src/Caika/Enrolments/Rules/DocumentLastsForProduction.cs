using Caika.Imaging.Findings;
using Caika.Platform;

namespace Caika.Enrolments.Rules;

/// <summary>The document lasts as long as the making of the card takes.</summary>
internal sealed class DocumentLastsForProduction : IDataRule
{
    public string Id => "ID13";

    public Finding[] Check(CheckedData subject) =>
        subject.Data.IdValidTo is { } end && end >= subject.Context.Today && end < subject.Context.Today.AddDays(subject.Context.Pack.ProductionDays)
            ? this.NotMet(ChineseDate.Full(end))
            : [];
}
