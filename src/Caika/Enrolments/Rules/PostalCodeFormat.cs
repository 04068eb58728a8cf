using Caika.Imaging.Findings;

namespace Caika.Enrolments.Rules;

/// <summary>Six digits.</summary>
internal sealed class PostalCodeFormat : IDataRule
{
    public string Id => "Z01";

    public Finding[] Check(CheckedData subject)
    {
        var code = subject.Data.PostalCode;
        return this.Unless(code.Length == 0 || (code.Length == 6 && !code.AsSpan().ContainsAnyExceptInRange('0', '9')));
    }
}
