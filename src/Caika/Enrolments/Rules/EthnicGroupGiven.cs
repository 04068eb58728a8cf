using Caika.Imaging.Findings;

namespace Caika.Enrolments.Rules;

/// <summary>A Chinese citizen says the ethnic group; travel permits and foreign papers name none.</summary>
internal sealed class EthnicGroupGiven : IDataRule
{
    public string Id => "C03";

    public Finding[] Check(CheckedData subject) =>
        this.Unless(subject.Data.EthnicGroup.Length > 0 || subject.Data.Nationality != "CHN" || subject.Data.IdDocumentType is not ("ResidentId" or "HouseholdRegister" or "ChinesePassport"));
}
