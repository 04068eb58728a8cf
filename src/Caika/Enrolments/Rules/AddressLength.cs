using Caika.Imaging.Findings;

namespace Caika.Enrolments.Rules;

/// <summary>At most 100 characters.</summary>
internal sealed class AddressLength : IDataRule
{
    public string Id => "A02";

    private const int Longest = 100;

    public Finding[] Check(CheckedData subject) =>
        this.Unless(subject.Data.ContactAddress.Length <= Longest || subject.Data.ContactAddress.EnumerateRunes().Count() <= Longest);
}
