using Caika.Imaging.Findings;

namespace Caika.Enrolments.Rules;

/// <summary>Begin before end, after birth, and for ID cards not before the second generation began on 2004-01-01.</summary>
internal sealed class DocumentDates : IDataRule
{
    private static readonly DateOnly SecondGeneration = new(2004, 1, 1);

    public string Id => "ID14";

    public Finding[] Check(CheckedData subject) => this.Unless(subject.Data.IdValidFrom is not { } from
        || !(from > subject.Data.IdValidTo || from < subject.BirthDate || (subject.IsCitizenCard && from < SecondGeneration)));
}
