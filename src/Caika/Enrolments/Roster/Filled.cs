namespace Caika.Enrolments.Roster;

/// <summary>A list over what is known: what the list says counts, what it leaves open stays.</summary>
internal static class Filled
{
    internal static PersonalData Over(PersonalData known, PersonalData listed) => known with
    {
        IdDocumentType = listed.IdDocumentType,
        Sex = Or(listed.Sex, known.Sex),
        BirthDate = listed.BirthDate ?? known.BirthDate,
        EthnicGroup = Or(listed.EthnicGroup, known.EthnicGroup),
        Nationality = Or(listed.Nationality, known.Nationality),
        IdValidTo = listed.IdIsLongTerm ? null : listed.IdValidTo ?? known.IdValidTo,
        IdIsLongTerm = listed.IdIsLongTerm || (listed.IdValidTo is null && known.IdIsLongTerm),
        Mobile = Or(listed.Mobile, known.Mobile),
        Landline = Or(listed.Landline, known.Landline),
        ContactAddress = Or(listed.ContactAddress, known.ContactAddress),
        HukouAddress = Or(known.HukouAddress, listed.HukouAddress),
        PostalCode = Or(listed.PostalCode, known.PostalCode),
        HukouType = Or(listed.HukouType, known.HukouType),
        Occupation = Or(listed.Occupation, known.Occupation),
        PersonnelStatus = listed.PersonnelStatus,
        Remark = Or(listed.Remark, known.Remark),
    };

    private static string Or(string first, string second) => first.Length > 0 ? first : second;
}
