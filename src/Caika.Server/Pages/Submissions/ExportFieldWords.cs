using Caika.Submissions;

namespace Caika.Server.Pages.Submissions;

/// <summary>The fields and code sets of an export profile in words; their identifiers stay in the file.</summary>
internal static class ExportFieldWords
{
    private static readonly Dictionary<string, string> Words = new(StringComparer.Ordinal)
    {
        ["Sequence"] = "序号",
        ["FullName"] = "姓名",
        ["NamePinyin"] = "姓名拼音",
        ["IdDocumentType"] = "证件类型",
        ["IdNumber"] = "证件号码",
        ["SocialSecurityNumber"] = "社会保障号码",
        ["Sex"] = "性别",
        ["EthnicGroup"] = "民族",
        ["BirthDate"] = "出生日期",
        ["Nationality"] = "国籍",
        ["IdValidFrom"] = "证件有效期起",
        ["IdValidTo"] = "证件有效期止",
        ["IdIssuer"] = "签发机关",
        ["Mobile"] = "手机号码",
        ["Landline"] = "固定电话",
        ["ContactAddress"] = "通讯地址",
        ["HukouAddress"] = "户口地址",
        ["HukouType"] = "户口性质",
        ["PostalCode"] = "邮政编码",
        ["Occupation"] = "职业",
        ["PersonnelStatus"] = "人员状态",
        ["InsuranceTypes"] = "参保险种",
        ["UnitNo"] = "单位编号",
        ["UnitName"] = "单位名称",
        ["Department"] = "部门",
        ["StaffNo"] = "工号",
        ["Campus"] = "校区",
        ["RegionCode"] = "行政区划",
        ["BankCode"] = "银行编号",
        ["BankBranchCode"] = "银行网点编号",
        ["BankBranchName"] = "银行网点名称",
        ["PickupMode"] = "领卡方式",
        ["DeliveryName"] = "收件人",
        ["DeliveryMobile"] = "收件人手机",
        ["DeliveryProvince"] = "收件省",
        ["DeliveryCity"] = "收件市",
        ["DeliveryDistrict"] = "收件区县",
        ["DeliveryAddress"] = "收件地址",
        ["DeliveryPostalCode"] = "收件邮编",
        ["GuardianName"] = "监护人姓名",
        ["GuardianIdDocumentType"] = "监护人证件类型",
        ["GuardianIdNumber"] = "监护人证件号码",
        ["GuardianRelation"] = "监护关系",
        ["GuardianProofType"] = "监护证明",
        ["AgentName"] = "代办人姓名",
        ["AgentIdNumber"] = "代办人证件号码",
        ["AgentMobile"] = "代办人手机",
        ["AgentRelation"] = "代办人与本人的关系",
        ["ApplyWay"] = "申领方式",
        ["ApplyType"] = "申领类型",
        ["ApplyChannel"] = "申领渠道",
        ["MakingMode"] = "制卡方式",
        ["Education"] = "学历",
        ["Email"] = "电子邮箱",
        ["Remark"] = "备注",
        ["PhotoFile"] = "照片文件名",
        ["EmblemFile"] = "国徽面文件名",
        ["PortraitFile"] = "人像面文件名",
    };

    public static IEnumerable<string> InOrder => [.. Words.Keys.Where(ExportFields.IsKnown), .. ExportFields.All.Except(Words.Keys).Order(StringComparer.Ordinal)];

    public static string Of(string field) => Words.GetValueOrDefault(field, field);

    // A code set of the shipped profile bears the name of its field, with a small first letter.
    public static string OfCodeSet(string set) => Words.GetValueOrDefault(set.Length > 0 ? char.ToUpperInvariant(set[0]) + set[1..] : set, set);
}
