using Caika.Enrolments.Sheets;

namespace Caika.Enrolments.Workbooks;

internal enum FormColumnKind
{
    /// <summary>A running number for the eye.</summary>
    Serial,

    /// <summary>The roster's; what is typed there is not taken.</summary>
    Roster,

    /// <summary>Said by the number of a citizen's ID card; typed for other documents only.</summary>
    Derived,
    Typed,

    /// <summary>Which enrolment the row is, and which copy of its data it was made from; hidden.</summary>
    Key,
}

/// <summary>A column of 《办理人员信息表》 (domain reference §11.1; the notice's annex 1 was not found, so it is a proposal).</summary>
/// <param name="Field">A field of <see cref="SheetFields"/>; null for what is not part of the sheet.</param>
/// <param name="AlsoCalled">Other headings by which people name it.</param>
internal sealed record FormColumn(
    string Heading, FormColumnKind Kind, string? Field = null, bool Needed = false, string? CodeSet = null, double Width = 10, string Prompt = "", params string[] AlsoCalled)
{
    /// <summary>As it stands in the sheet.</summary>
    internal string Shown => Needed ? Heading + "*" : Heading;

    internal bool IsDate => Field is nameof(SheetFields.BirthDate) or nameof(SheetFields.IdValidFrom) or nameof(SheetFields.IdValidTo);
}

internal static class FormColumns
{
    internal static readonly FormColumn[] All =
    [
        new("序号", FormColumnKind.Serial, Width: 6),
        new("部门", FormColumnKind.Roster, "Department", Width: 18, AlsoCalled: ["所在部门", "二级单位"]),
        new("工号", FormColumnKind.Roster, "StaffNo", Width: 12, AlsoCalled: ["职工号", "人员编号"]),
        new("姓名", FormColumnKind.Typed, nameof(SheetFields.FullName), true, Width: 12, AlsoCalled: ["人员姓名", "员工姓名"]),
        new("证件类型", FormColumnKind.Typed, nameof(SheetFields.IdDocumentType), true, "IdDocumentType", 16),
        new("证件号码", FormColumnKind.Typed, nameof(SheetFields.IdNumber), true, null, 22, "18 位号码照证件填写，最后一位是 X 的写 X。", "身份证号", "身份证号码", "公民身份号码", "证件号", "身份证"),
        new("性别", FormColumnKind.Derived, nameof(SheetFields.Sex), CodeSet: "Sex", Width: 6),
        new("出生日期", FormColumnKind.Derived, nameof(SheetFields.BirthDate), Width: 13, AlsoCalled: ["出生年月日", "出生年月", "生日"]),
        new("民族", FormColumnKind.Typed, nameof(SheetFields.EthnicGroup), true, "EthnicGroup", 10),
        new("国籍", FormColumnKind.Typed, nameof(SheetFields.Nationality), true, "Nationality", 10, "", "国籍/地区", "国籍或地区"),
        new("证件有效期起", FormColumnKind.Typed, nameof(SheetFields.IdValidFrom), true, null, 14, "照证件填写，例如 2014-08-21。", "有效期起", "身份证有效期起", "证件生效日期", "有效期开始"),
        new("证件有效期止", FormColumnKind.Typed, nameof(SheetFields.IdValidTo), true, null, 14, "照证件填写，例如 2034-08-21；写着长期的填“长期”。", "有效期止", "证件有效期至", "身份证有效期止", "证件到期日", "证件失效日期", "有效期至"),
        new("签发机关", FormColumnKind.Typed, nameof(SheetFields.IdIssuer), Width: 18, AlsoCalled: ["发证机关", "签证机关"]),
        new("人员状态", FormColumnKind.Typed, nameof(SheetFields.PersonnelStatus), true, "PersonnelStatus", 10, "", "状态", "在职状态", "人员类别"),
        new("职业", FormColumnKind.Typed, nameof(SheetFields.Occupation), true, "Occupation", 20, "教师选“专业、技术人员”，退休的选“其他从业人员”。"),
        new("户口性质", FormColumnKind.Typed, nameof(SheetFields.HukouType), CodeSet: "HukouType", Width: 14, AlsoCalled: ["户籍性质"]),
        new("手机号码", FormColumnKind.Typed, nameof(SheetFields.Mobile), Width: 14, Prompt: "本人的号码，银行开户要用；手机和固定电话至少填一个。", AlsoCalled: ["手机", "手机号", "移动电话", "联系电话"]),
        new("固定电话", FormColumnKind.Typed, nameof(SheetFields.Landline), Width: 15, AlsoCalled: ["座机", "办公电话"]),
        new("电子邮箱", FormColumnKind.Typed, nameof(SheetFields.Email), Width: 18, AlsoCalled: ["邮箱", "电子邮件"]),
        new("通讯地址", FormColumnKind.Typed, nameof(SheetFields.ContactAddress), true, null, 36, "现在的住址，写到门牌号。", "地址", "联系地址", "家庭住址", "现住址", "住址"),
        new("邮政编码", FormColumnKind.Typed, nameof(SheetFields.PostalCode), Width: 10, AlsoCalled: ["邮编"]),
        new("行标识", FormColumnKind.Key, Width: 10),
    ];

    internal static readonly int KeyAt = Array.FindIndex(All, c => c.Kind == FormColumnKind.Key);

    /// <summary>Where a field stands; -1 for a field that has no column.</summary>
    internal static int At(string? field) => field is null ? -1 : Array.FindIndex(All, c => c.Field == field);

    /// <summary>Fields shown masked unless the full form was asked for; the mask coming back means that nothing changed.</summary>
    internal static readonly string[] Covered = [nameof(SheetFields.IdNumber), nameof(SheetFields.Mobile), nameof(SheetFields.Email)];
}
