using Caika.Imaging.Findings;

namespace Caika.Enrolments.Rules;

/// <summary>A guardian is another person and of age (民法典 §27); the number tells where it can be read.</summary>
internal sealed class GuardianFits : IDataRule
{
    private const int OfAge = 18;

    public string Id => "G02";

    public Finding[] Check(CheckedData subject)
    {
        if (subject.Data.Guardian is not { IdNumber.Length: > 0 } guardian)
            return [];
        var reading = NumberReading.Of(guardian.IdDocumentType, guardian.IdNumber, subject.Context.Today, wasNumeric: false);
        return this.Unless(guardian.IdNumber != subject.Data.IdNumber
            && reading.Fault is NumberFault.None or NumberFault.DoubtfulEnd
            && (reading.Citizen is not { } number || CheckedData.Years(number.BirthDate, subject.Context.Today) >= OfAge));
    }
}
