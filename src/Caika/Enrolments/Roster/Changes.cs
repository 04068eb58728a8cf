using Caika.Campaigns;
using Caika.Platform.PersonalData;

namespace Caika.Enrolments.Roster;

/// <summary>What a list would change about somebody, for the eye: old and new, personal values masked.</summary>
internal static class Changes
{
    internal static RowNote OfStanding(ExclusionReason? before, ExclusionReason? after) => new("是否纳入", $"{Standing(before)} → {Standing(after)}");

    internal static IEnumerable<RowNote> Between(KnownPerson before, JudgedRow after, CampaignInHand hand)
    {
        if (before.DepartmentId != after.DepartmentId)
            yield return new("部门", $"{Department(before.DepartmentId)} → {Department(after.DepartmentId)}");
        if (before.CampusId != after.CampusId)
            yield return new("校区", $"{Campus(before.CampusId)} → {Campus(after.CampusId)}");
        if (before.StaffNo != after.StaffNo)
            yield return new("工号", Arrow(before.StaffNo, after.StaffNo));
        if (before.PersonnelStatus != after.PersonnelStatus)
            yield return new("人员状态", $"{hand.Pack.Label("PersonnelStatus", before.PersonnelStatus)} → {hand.Pack.Label("PersonnelStatus", after.PersonnelStatus)}");
        if (before.FormerDepartment != after.FormerDepartment)
            yield return new("原部门", Arrow(before.FormerDepartment, after.FormerDepartment));
        if (before.Insurances != after.Insurances)
            yield return new("参保险种", $"{before.Insurances.Words()} → {after.Insurances.Words()}");

        string Department(Guid id) => hand.Unit.Departments.Find(d => d.Id == id)?.Name ?? "—";
        string Campus(Guid? id) => hand.Unit.Campuses.Find(c => c.Id == id)?.Name ?? "—";
    }

    internal static IEnumerable<RowNote> Between(PersonalData before, PersonalData after)
    {
        if (before.IdDocumentType != after.IdDocumentType)
            yield return new("证件类型", "有变动");
        if (before.Mobile != after.Mobile)
            yield return new("手机号码", Arrow(Mask.Mobile(before.Mobile), Mask.Mobile(after.Mobile)));
        if (before.ContactAddress != after.ContactAddress)
            yield return new("通讯地址", Arrow(Mask.Address(before.ContactAddress), Mask.Address(after.ContactAddress)));
        if ((before.IdValidTo, before.IdIsLongTerm) != (after.IdValidTo, after.IdIsLongTerm))
            yield return new("证件有效期止", Arrow(End(before), End(after)));
        // Sex, birth date and PersonnelStatus follow from what is said above, or are not worth a line each.
        if ((before.Sex, before.BirthDate, before.EthnicGroup, before.Nationality) != (after.Sex, after.BirthDate, after.EthnicGroup, after.Nationality))
            yield return new("身份信息", "有变动");
        if ((before.Landline, before.PostalCode, before.HukouType, before.Occupation, before.Remark)
            != (after.Landline, after.PostalCode, after.HukouType, after.Occupation, after.Remark))
            yield return new("其他信息", "有变动");
    }

    private static string Standing(ExclusionReason? reason) => reason is { } why ? $"不纳入（{why.Label()}）" : "纳入";

    private static string Arrow(string before, string after) => $"{(before.Length > 0 ? before : "空")} → {(after.Length > 0 ? after : "空")}";

    private static string End(PersonalData data) => data.IdIsLongTerm ? "长期" : data.IdValidTo?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) ?? "";
}
