using Caika.Imaging.Findings;

namespace Caika.Enrolments.Rules;

/// <summary>A mobile or a landline number is there.</summary>
internal sealed class PhoneGiven : IDataRule
{
    public string Id => "T03";

    public Finding[] Check(CheckedData subject) => this.Unless(subject.Data.Mobile.Length > 0 || subject.Data.Landline.Length > 0);
}
