namespace Caika.Enrolments.Rules;

/// <summary>Which item of an enrolment a field belongs to, and its name on paper.</summary>
internal static class DataFields
{
    private static readonly Dictionary<string, (ItemKind Kind, string Label)> Table = new(StringComparer.Ordinal)
    {
        [nameof(PersonalData.FullName)] = (ItemKind.Identity, "姓名"),
        [nameof(PersonalData.IdDocumentType)] = (ItemKind.Identity, "证件类型"),
        [nameof(PersonalData.IdNumber)] = (ItemKind.Identity, "证件号码"),
        [nameof(PersonalData.Sex)] = (ItemKind.Identity, "性别"),
        [nameof(PersonalData.BirthDate)] = (ItemKind.Identity, "出生日期"),
        [nameof(PersonalData.EthnicGroup)] = (ItemKind.Identity, "民族"),
        [nameof(PersonalData.Nationality)] = (ItemKind.Identity, "国籍"),
        [nameof(PersonalData.Guardian)] = (ItemKind.Identity, "监护人"),
        [nameof(PersonalData.Agent)] = (ItemKind.Identity, "代办人"),
        [nameof(PersonalData.NamePinyin)] = (ItemKind.Identity, "姓名拼音"),
        [nameof(PersonalData.IdValidFrom)] = (ItemKind.Document, "证件有效期起"),
        [nameof(PersonalData.IdValidTo)] = (ItemKind.Document, "证件有效期止"),
        [nameof(PersonalData.IdIssuer)] = (ItemKind.Document, "签发机关"),
        [nameof(PersonalData.Mobile)] = (ItemKind.Contact, "手机号码"),
        [nameof(PersonalData.Landline)] = (ItemKind.Contact, "固定电话"),
        [nameof(PersonalData.Email)] = (ItemKind.Contact, "电子邮箱"),
        [nameof(PersonalData.ContactAddress)] = (ItemKind.Contact, "通讯地址"),
        [nameof(PersonalData.HukouAddress)] = (ItemKind.Contact, "户籍地址"),
        [nameof(PersonalData.PostalCode)] = (ItemKind.Contact, "邮政编码"),
        [nameof(PersonalData.PersonnelStatus)] = (ItemKind.Work, "人员状态"),
        [nameof(PersonalData.Occupation)] = (ItemKind.Work, "职业"),
        [nameof(PersonalData.HukouType)] = (ItemKind.Work, "户口性质"),
        [nameof(PersonalData.Remark)] = (ItemKind.Work, "备注"),
        ["Department"] = (ItemKind.Work, "部门"),
        ["Campus"] = (ItemKind.Work, "校区"),
        ["Insurances"] = (ItemKind.Work, "参保险种"),
        ["StaffNo"] = (ItemKind.Work, "工号"),
    };

    /// <summary>A finding about nothing in particular is about who somebody is.</summary>
    internal static ItemKind KindOf(string? field) => field is not null && Table.TryGetValue(field, out var row) ? row.Kind : ItemKind.Identity;

    internal static string Label(string? field) => field is not null && Table.TryGetValue(field, out var row) ? row.Label : "";
}
