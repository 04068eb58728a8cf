using System.Globalization;
using Caika.Imaging.Findings;

namespace Caika.Enrolments.Rules;

/// <summary>Banks refuse to open accounts when three people give one mobile number.</summary>
internal sealed class MobileUsedByFew : IDataRule
{
    public string Id => "T02";

    private const int Many = 3;

    public Finding[] Check(CheckedData subject) => subject.Context.MobileUsers >= Many
        ? this.NotMet(subject.Context.MobileUsers.ToString(CultureInfo.InvariantCulture))
        : [];
}
