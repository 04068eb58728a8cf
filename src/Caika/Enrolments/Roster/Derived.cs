using Caika.Enrolments.Rules;
using Caika.RulePacks;

namespace Caika.Enrolments.Roster;

/// <summary>What follows from an ID number, where the list leaves it open: sex, birth date, province, nationality.</summary>
internal static class Derived
{
    internal static PersonalData From(PersonalData data, DateOnly today)
    {
        var number = Normalised.Number(data.IdNumber, data.IdDocumentType);
        var citizen = data.IdDocumentType is "ResidentId" or "HouseholdRegister" or "HmtResidencePermit"
            && ResidentIdNumber.TryParse(number, today, out var read) == ResidentIdFault.None ? read : (ResidentIdNumber?)null;
        return data with
        {
            IdNumber = number,
            Sex = data.Sex.Length > 0 || citizen is null ? data.Sex : citizen.Value.Sex == Sex.Male ? "1" : "2",
            BirthDate = data.BirthDate ?? citizen?.BirthDate,
            HukouAddress = data.HukouAddress.Length > 0 || citizen is null or { IsHongKongMacaoTaiwanPermit: true } ? data.HukouAddress : Province.NameOf(number) ?? "",
            Nationality = data.Nationality.Length > 0 ? data.Nationality : Nationality(data.IdDocumentType, number),
        };
    }

    // A permanent resident's number of 2017 begins with the nationality; of a passport the list has to say it.
    private static string Nationality(string documentType, string number) => documentType switch
    {
        "ForeignPermanentResident" => PermanentResidentNumber.IsValid2017(number) ? number[..3] : "",
        "ForeignPassport" => "",
        _ => "CHN",
    };
}
