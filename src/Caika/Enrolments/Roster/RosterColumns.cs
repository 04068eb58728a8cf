using Caika.Platform.Documents.Sheets;

namespace Caika.Enrolments.Roster;

/// <summary>The columns of the lists a unit brings, found by name in any order. Numbers here are places in a row.</summary>
internal static class RosterColumns
{
    internal const int StaffNo = 0, FullName = 1, IdDocumentType = 2, IdNumber = 3, Sex = 4, BirthDate = 5, EthnicGroup = 6, Nationality = 7,
        Department = 8, Campus = 9, PersonnelStatus = 10, Insurances = 11, Mobile = 12, Landline = 13, ContactAddress = 14, PostalCode = 15,
        HukouType = 16, Occupation = 17, IdValidTo = 18, Remark = 19;

    internal static readonly SheetColumn[] People =
    [
        new("工号", false, "职工号", "人员编号"), new("姓名"), new("证件类型", false), new("证件号码", true, "身份证号", "身份证号码", "公民身份号码"),
        new("性别", false), new("出生日期", false, "出生年月日"), new("民族", false), new("国籍", false, "国籍/地区"),
        new("部门", true, "所在部门", "二级单位", "单位"), new("校区", false), new("人员状态", false, "状态"), new("参保险种", false, "险种"),
        new("手机号码", false, "手机", "手机号"), new("固定电话", false), new("通讯地址", false, "地址", "联系地址"), new("邮政编码", false, "邮编"),
        new("户口性质", false), new("职业", false), new("证件有效期止", false, "证件有效期至", "身份证有效期止"), new("备注", false),
    ];

    // The two short lists: who has a card already, who is insured.
    internal const int ShortName = 0, ShortNumber = 1, ShortMore = 2;

    internal static readonly SheetColumn[] CardHolders =
        [new("姓名"), new("证件号码", true, "身份证号", "身份证号码", "社会保障号码"), new("制卡地区", false, "发卡地区", "备注")];

    internal static readonly SheetColumn[] Insured =
        [new("姓名"), new("证件号码", true, "身份证号", "身份证号码", "社会保障号码"), new("参保险种", false, "险种")];

    internal static SheetColumn[] Of(RosterListKind kind) => kind switch
    {
        RosterListKind.CardHolders => CardHolders,
        RosterListKind.Insured => Insured,
        _ => People,
    };

    internal static string Label(this RosterListKind kind) => kind switch
    {
        RosterListKind.CardHolders => "已有卡名单",
        RosterListKind.Insured => "参保名单",
        _ => "人事名册",
    };
}
