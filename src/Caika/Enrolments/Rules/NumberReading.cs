using System.Text.RegularExpressions;
using Caika.RulePacks;

namespace Caika.Enrolments.Rules;

/// <summary>What is wrong with an ID number; one rule answers for each.</summary>
internal enum NumberFault
{
    None = 0,
    Empty,

    /// <summary>A spreadsheet made a number of it: ID03.</summary>
    Mangled,

    /// <summary>Ends in 000 and checks all the same: true of about 17 in 20,000 genuine numbers.</summary>
    DoubtfulEnd,
    FirstGeneration,
    Format,
    Date,
    CheckCharacter,
}

/// <summary>A number read by the rules of its document (domain reference §3).</summary>
/// <param name="Citizen">Set when the number is built after GB 11643 and right.</param>
internal readonly partial record struct NumberReading(NumberFault Fault, ResidentIdNumber? Citizen)
{
    public static NumberReading Of(string documentType, string number, DateOnly today, bool wasNumeric)
    {
        if (number.Length == 0)
            return new(NumberFault.Empty, null);
        if (Scientific().IsMatch(number))
            return new(NumberFault.Mangled, null);
        return documentType switch
        {
            "ResidentId" or "HouseholdRegister" or "HmtResidencePermit" => Citizens(documentType, number, today, wasNumeric),
            "ForeignPermanentResident" => Shaped(PermanentResidentNumber.IsValid2017(number) || PermanentResidentNumber.IsValid2023(number)),
            "HkMacaoTravelPermit" => Shaped(HkMacao().IsMatch(number)),
            "TaiwanTravelPermit" => Shaped(Taiwan().IsMatch(number)),
            _ => Shaped(Passport().IsMatch(number)),
        };
    }

    private static NumberReading Citizens(string documentType, string number, DateOnly today, bool wasNumeric)
    {
        var fault = ResidentIdNumber.TryParse(number, today, out var citizen);
        if (fault == ResidentIdFault.FirstGeneration)
            return new(NumberFault.FirstGeneration, null);
        // A double keeps 15 digits: what comes after was lost, even where the check character happens to fit.
        if (wasNumeric)
            return new(NumberFault.Mangled, null);
        var endsInZeros = number.Length == 18 && number.EndsWith("000", StringComparison.Ordinal);
        return fault switch
        {
            ResidentIdFault.None when documentType == "HmtResidencePermit" && !citizen.IsHongKongMacaoTaiwanPermit => new(NumberFault.Format, null),
            ResidentIdFault.None => new(endsInZeros ? NumberFault.DoubtfulEnd : NumberFault.None, citizen),
            ResidentIdFault.CheckCharacter => new(endsInZeros ? NumberFault.Mangled : NumberFault.CheckCharacter, null),
            ResidentIdFault.Length or ResidentIdFault.Characters => new(NumberFault.Format, null),
            _ => new(NumberFault.Date, null),
        };
    }

    private static NumberReading Shaped(bool right) => new(right ? NumberFault.None : NumberFault.Format, null);

    [GeneratedRegex(@"^\d(\.\d+)?E\+?\d+$", RegexOptions.IgnoreCase)]
    private static partial Regex Scientific();

    [GeneratedRegex(@"^[HM]\d{8}$")]
    private static partial Regex HkMacao();

    [GeneratedRegex(@"^\d{8}$")]
    private static partial Regex Taiwan();

    [GeneratedRegex(@"^[A-Z0-9]{5,17}$")]
    private static partial Regex Passport();
}
