using System.Collections.Frozen;

namespace Caika.Submissions;

/// <summary>The identifiers an export profile may name, each a value of one enrolment as text.</summary>
internal static class ExportFields
{
    public static readonly FrozenSet<string> All = FrozenSet.Create(
        "Sequence", "FullName", "NamePinyin", "IdDocumentType", "IdNumber", "SocialSecurityNumber", "Sex", "EthnicGroup",
        "BirthDate", "Nationality", "IdValidFrom", "IdValidTo", "IdIssuer", "Mobile", "Landline", "ContactAddress",
        "HukouAddress", "HukouType", "PostalCode", "Occupation", "PersonnelStatus", "InsuranceTypes", "UnitNo", "UnitName",
        "Department", "StaffNo", "Campus", "RegionCode", "BankCode", "BankBranchCode", "BankBranchName", "PickupMode",
        "DeliveryName", "DeliveryMobile", "DeliveryProvince", "DeliveryCity", "DeliveryDistrict", "DeliveryAddress",
        "DeliveryPostalCode", "GuardianName", "GuardianIdDocumentType", "GuardianIdNumber", "GuardianRelation",
        "GuardianProofType", "AgentName", "AgentIdNumber", "AgentMobile", "AgentRelation", "ApplyWay", "ApplyType",
        "ApplyChannel", "MakingMode", "Education", "Email", "Remark", "PhotoFile", "EmblemFile", "PortraitFile");

    public static bool IsKnown(string field) => All.Contains(field);
}
