using Caika.Imaging.Findings;

namespace Caika.Enrolments.Rules;

/// <summary>An address the post can find: at least five characters besides the unit's name.</summary>
internal sealed class AddressDetailed : IDataRule
{
    private const int Shortest = 5;

    public string Id => "A01";

    public Finding[] Check(CheckedData subject)
    {
        var address = subject.Data.ContactAddress;
        if (subject.Context.UnitName.Length > 0)
            address = address.Replace(subject.Context.UnitName, "", StringComparison.Ordinal);
        return this.Unless(address.Trim().EnumerateRunes().Count() >= Shortest);
    }
}
