using Caika.Imaging.Findings;

namespace Caika.Enrolments.Rules;

/// <summary>Chinese papers name Chinese citizens, foreign papers do not; people of Hong Kong, Macao and Taiwan are Chinese citizens.</summary>
internal sealed class NationalityFits : IDataRule
{
    public string Id => "C02";

    public Finding[] Check(CheckedData subject)
    {
        var nationality = subject.Data.Nationality;
        return this.Unless(nationality.Length == 0 || subject.Data.IdDocumentType switch
        {
            "ResidentId" or "HouseholdRegister" or "ChinesePassport" => nationality == "CHN",
            "HmtResidencePermit" or "HkMacaoTravelPermit" or "TaiwanTravelPermit" => nationality is "CHN" or "HKG" or "MAC" or "TWN",
            "ForeignPermanentResident" or "ForeignPassport" => nationality is not ("CHN" or "HKG" or "MAC" or "TWN"),
            _ => true,
        });
    }
}
