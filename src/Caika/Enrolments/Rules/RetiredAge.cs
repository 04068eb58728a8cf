using Caika.Imaging.Findings;

namespace Caika.Enrolments.Rules;

/// <summary>Retired from 45 on.</summary>
internal sealed class RetiredAge : IDataRule
{
    public string Id => "B04";

    public Finding[] Check(CheckedData subject) =>
        this.Unless(subject.Data.PersonnelStatus is not ("21" or "31") || subject.AgeOn(subject.Context.Today) is not < 45);
}
