using Caika.Imaging.Findings;

namespace Caika.Enrolments.Rules;

/// <summary>Eleven digits beginning with 13 to 19.</summary>
internal sealed class MobileFormat : IDataRule
{
    public string Id => "T01";

    public Finding[] Check(CheckedData subject)
    {
        var mobile = subject.Data.Mobile;
        return this.Unless(mobile.Length == 0
            || (mobile.Length == 11 && mobile[0] == '1' && mobile[1] >= '3' && !mobile.AsSpan().ContainsAnyExceptInRange('0', '9')));
    }
}
