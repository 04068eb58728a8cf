using Caika.Imaging.Findings;

namespace Caika.Enrolments.Rules;

/// <summary>A long-term card is given from 46 on (居民身份证法 §5).</summary>
internal sealed class LongTermAge : IDataRule
{
    public string Id => "ID15";

    public Finding[] Check(CheckedData subject) =>
        this.Unless(!subject.IsCitizenCard || !subject.Data.IdIsLongTerm || subject.Data.IdValidFrom is not { } from || subject.AgeOn(from) is not < 46);
}
