using Caika.Imaging.Findings;

namespace Caika.Enrolments.Rules;

/// <summary>In service between 16 and 70.</summary>
internal sealed class InServiceAge : IDataRule
{
    public string Id => "B03";

    public Finding[] Check(CheckedData subject) =>
        this.Unless(subject.Data.PersonnelStatus != "11" || subject.AgeOn(subject.Context.Today) is not (< 16 or > 70));
}
