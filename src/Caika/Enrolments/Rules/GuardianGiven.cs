using Caika.Imaging.Findings;

namespace Caika.Enrolments.Rules;

/// <summary>Below 16 a guardian is named.</summary>
internal sealed class GuardianGiven : IDataRule
{
    public string Id => "G01";

    public Finding[] Check(CheckedData subject) =>
        this.Unless(subject.AgeOn(subject.Context.Today) is not < 16 || subject.Data.Guardian is { FullName.Length: > 0, IdNumber.Length: > 0 });
}
