using Caika.Enrolments.Rules;
using Caika.Imaging.Findings;
using Caika.RulePacks;

namespace Caika.Enrolments.Sheets;

/// <summary>Turns what was typed into data, over what is stored; what cannot be read becomes a finding.</summary>
internal static class ReadSheet
{
    // The bank must know them to open an account (nine items of 客户身份基本信息); every other gap has a rule of its own.
    private static readonly string[] Needed = [nameof(PersonalData.Nationality), nameof(PersonalData.PersonnelStatus), nameof(PersonalData.Occupation)];

    internal static PersonalData Over(PersonalData stored, SheetFields typed, List<Finding> faults)
    {
        var longTerm = typed.IdValidTo?.Trim() == SheetText.LongTerm;
        var data = stored with
        {
            FullName = typed.FullName ?? stored.FullName,
            IdDocumentType = typed.IdDocumentType ?? stored.IdDocumentType,
            IdNumber = typed.IdNumber ?? stored.IdNumber,
            Sex = typed.Sex ?? stored.Sex,
            BirthDate = Date(typed.BirthDate, stored.BirthDate, nameof(PersonalData.BirthDate), faults),
            EthnicGroup = typed.EthnicGroup ?? stored.EthnicGroup,
            Nationality = typed.Nationality ?? stored.Nationality,
            IdValidFrom = Date(typed.IdValidFrom, stored.IdValidFrom, nameof(PersonalData.IdValidFrom), faults),
            IdValidTo = longTerm ? null : Date(typed.IdValidTo, stored.IdValidTo, nameof(PersonalData.IdValidTo), faults),
            IdIsLongTerm = typed.IdValidTo is null ? stored.IdIsLongTerm : longTerm,
            IdIssuer = typed.IdIssuer ?? stored.IdIssuer,
            Mobile = typed.Mobile ?? stored.Mobile,
            Landline = typed.Landline ?? stored.Landline,
            Email = typed.Email ?? stored.Email,
            ContactAddress = typed.ContactAddress ?? stored.ContactAddress,
            PostalCode = typed.PostalCode ?? stored.PostalCode,
            PersonnelStatus = typed.PersonnelStatus ?? stored.PersonnelStatus,
            Occupation = typed.Occupation ?? stored.Occupation,
            HukouType = typed.HukouType ?? stored.HukouType,
        };
        return Derived(data);
    }

    /// <summary>Sex and birth date stand in a citizen's number; what was typed beside it does not count.</summary>
    internal static PersonalData Derived(PersonalData data)
    {
        var number = Normalised.Number(data.IdNumber);
        // Whether somebody of that age can be is another rule's matter, so the number's own day stands for today.
        return data.IdDocumentType is "ResidentId" or "HmtResidencePermit" && number.Length == 18 && SheetText.ReadDate(number[6..14]) is { } born
            && ResidentIdNumber.TryParse(number, born, out var read) is ResidentIdFault.None
            ? data with { Sex = ((int)read.Sex).ToString(System.Globalization.CultureInfo.InvariantCulture), BirthDate = read.BirthDate }
            : data;
    }

    /// <summary>What a sheet must say and does not.</summary>
    internal static IEnumerable<Finding> Gaps(PersonalData data, DateOnly today)
    {
        var typed = SheetFields.Of(data);
        foreach (var field in Needed.Where(field => string.IsNullOrWhiteSpace(typed[field])))
            yield return Gap(field);
        // Below 16 a household register without dates will do (居民身份证法 §5).
        if (data.BirthDate is { } birth && birth.AddYears(16) > today)
            yield break;
        if (data.IdValidFrom is null)
            yield return Gap(nameof(PersonalData.IdValidFrom));
        if (data.IdValidTo is null && !data.IdIsLongTerm)
            yield return Gap(nameof(PersonalData.IdValidTo));
    }

    private static Finding Gap(string field) => new("C04", Level.Off, Verdict.NotMet, field, Allowed: field switch
    {
        nameof(PersonalData.IdValidFrom) => "身份证有效期的开始日期",
        nameof(PersonalData.IdValidTo) => "身份证有效期的结束日期，或勾选“长期”",
        _ => DataFields.Label(field),
    });

    private static DateOnly? Date(string? typed, DateOnly? stored, string field, List<Finding> faults)
    {
        if (typed is null)
            return stored;
        var date = SheetText.ReadDate(typed);
        if (date is null && !string.IsNullOrWhiteSpace(typed))
            faults.Add(new("C05", Level.Off, Verdict.NotMet, field, Measured: typed.Trim()));
        return date;
    }
}
