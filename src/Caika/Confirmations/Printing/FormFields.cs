using System.Globalization;
using Caika.Campaigns;
using Caika.Enrolments;
using Caika.Platform;
using Caika.RulePacks;

namespace Caika.Confirmations.Printing;

/// <summary>What stands in the cells of each form: the data of a person, codes as words (domain reference §11).</summary>
internal static class FormFields
{
    private const string Nothing = "—";

    // notice 三(二)4: the bank gives the cards to the university, which tells the departments to fetch them.
    private const string Pickup = "单位代领后交本人签收";

    internal static IReadOnlyList<FormField> Of(FormKind kind, CampaignInHand hand, Enrolment enrolment, PersonalData data) =>
        kind == FormKind.ConfirmationForm ? Confirmation(hand, enrolment, data) : Information(hand, enrolment, data);

    private static IReadOnlyList<FormField> Confirmation(CampaignInHand hand, Enrolment enrolment, PersonalData data) =>
    [
        .. Head(hand.Pack, data),
        new("Nationality", "国籍", Label(hand.Pack, "Nationality", data.Nationality)), new("IdDocumentType", "证件类型", Label(hand.Pack, "IdDocumentType", data.IdDocumentType)),
        new("IdNumber", "证件号码", data.IdNumber, Wide: true),
        new("IdValidity", "有效期限", Validity(data)), new("IdIssuer", "签发机关", Or(data.IdIssuer)),
        new("PersonnelStatus", "人员状态", Label(hand.Pack, "PersonnelStatus", data.PersonnelStatus)), new("Occupation", "职业", Label(hand.Pack, "Occupation", data.Occupation)),
        new("InsuranceTypes", "参保险种", Insured(enrolment.Insurances)), new("StaffNo", "工号", Or(enrolment.StaffNo)),
        new("Mobile", "手机号码", Or(data.Mobile)), new("Landline", "固定电话", Or(data.Landline)),
        new("ContactAddress", "通讯地址", Or(data.ContactAddress), Wide: true),
        new("HukouType", "户口性质", Label(hand.Pack, "HukouType", data.HukouType)), new("PostalCode", "邮政编码", Or(data.PostalCode)),
        new("UnitName", "单位名称", hand.Unit.Name), new("Department", "所在部门", DepartmentOf(hand, enrolment)),
        new("BankBranchName", "发卡银行\n网点", Or(hand.Unit.Campuses.Find(c => c.Id == enrolment.CampusId)?.BankBranchName ?? "")), new("PickupMode", "领卡方式", Pickup),
        .. Family(data),
    ];

    private static IReadOnlyList<FormField> Information(CampaignInHand hand, Enrolment enrolment, PersonalData data) =>
    [
        .. Head(hand.Pack, data),
        new("Department", "所在部门", DepartmentOf(hand, enrolment)), new("StaffNo", "工号", Or(enrolment.StaffNo)),
        new("PersonnelStatus", "人员状态", "", Pattern: Ticks(hand.Pack.CodeSet("PersonnelStatus"), data.PersonnelStatus)),
        new("Nationality", "国籍", Label(hand.Pack, "Nationality", data.Nationality)),
        // Eighteen boxes for the citizen's number; passports and permits are printed as they are.
        new("IdNumber", "证件号码", data.IdNumber, Wide: true, Pattern: data.IdNumber.Length == 18 ? new string('#', 18) : null),
        new("IdDocumentType", "证件类型", Label(hand.Pack, "IdDocumentType", data.IdDocumentType), Wide: true),
        new("IdValidity", "有效期限", Digits(data), Wide: true, Pattern: $"#### 年 ## 月 ## 日 至 #### 年 ## 月 ## 日　{Tick(data.IdIsLongTerm)}长期"),
        new("IdIssuer", "签发机关", Or(data.IdIssuer), Wide: true),
        new("Mobile", "手机号码", data.Mobile, Wide: true, Pattern: "###########"),
        new("Landline", "固定电话", Or(data.Landline)), new("PostalCode", "邮政编码", data.PostalCode, Pattern: "######"),
        new("ContactAddress", "通讯地址", data.ContactAddress, Wide: true, Tall: true),
        new("Occupation", "职业", Label(hand.Pack, "Occupation", data.Occupation)), new("HukouType", "户口性质", Label(hand.Pack, "HukouType", data.HukouType)),
        new("Campus", "校区", "", Pattern: string.Join('　', hand.Unit.Campuses.OrderBy(c => c.RegionCode, StringComparer.Ordinal).Select(c => Tick(c.Id == enrolment.CampusId) + c.Name))),
        new("PickupMode", "领卡方式", Pickup),
        .. Family(data),
    ];

    private static FormField[] Head(RulePack pack, PersonalData data) =>
    [
        new("FullName", "姓名", data.FullName), new("Sex", "性别", Label(pack, "Sex", data.Sex)),
        new("EthnicGroup", "民族", Label(pack, "EthnicGroup", data.EthnicGroup)), new("BirthDate", "出生日期", data.BirthDate is { } birth ? ChineseDate.Full(birth) : Nothing),
    ];

    private static IEnumerable<FormField> Family(PersonalData data)
    {
        if (data.Guardian is { } guardian)
            yield return new("Guardian", "监护人", $"{guardian.FullName}（{guardian.Relation}）　{guardian.IdNumber}　{guardian.Mobile}", Wide: true);
        if (data.Agent is { } agent)
            yield return new("Agent", "代办人信息", $"{agent.FullName}（{agent.Relation}）　{agent.IdNumber}　{agent.Mobile}", Wide: true);
    }

    private static string DepartmentOf(CampaignInHand hand, Enrolment enrolment)
    {
        var name = hand.Unit.Departments.First(d => d.Id == enrolment.DepartmentId).Name;
        return enrolment.FormerDepartment.Length == 0 ? name : $"{name}（原{enrolment.FormerDepartment}）";
    }

    private static string Validity(PersonalData data) => data.IdValidFrom is not { } from ? Nothing
        : $"{Dotted(from)}—{(data.IdIsLongTerm ? "长期" : data.IdValidTo is { } to ? Dotted(to) : "")}";

    private static string Digits(PersonalData data) => (Digits(data.IdValidFrom), data.IdIsLongTerm ? "" : Digits(data.IdValidTo)) switch
    {
        ("", _) => "",
        var (from, to) => from + to,
    };

    private static string Digits(DateOnly? day) => day?.ToString("yyyyMMdd", CultureInfo.InvariantCulture) ?? "";

    private static string Dotted(DateOnly day) => day.ToString("yyyy.MM.dd", CultureInfo.InvariantCulture);

    private static string Insured(Insurances insurances)
    {
        (Insurances Kind, string Word)[] words =
            [(Insurances.Pension, "养老"), (Insurances.MedicalAndMaternity, "医疗生育"), (Insurances.WorkInjury, "工伤"), (Insurances.Unemployment, "失业")];
        return Or(string.Join('、', words.Where(w => insurances.HasFlag(w.Kind)).Select(w => w.Word)));
    }

    private static string Ticks(IReadOnlyList<Code> codes, string value) => string.Join('　', codes.Select(c => Tick(c.Value == value) + c.Label));

    private static char Tick(bool on) => on ? '☑' : '□';

    private static string Label(RulePack pack, string set, string code) => Or(pack.Label(set, code));

    private static string Or(string value) => value.Length == 0 ? Nothing : value;
}
