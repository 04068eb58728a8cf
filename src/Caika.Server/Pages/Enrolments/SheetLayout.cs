using Caika.Enrolments;
using Caika.Enrolments.Sheets;
using Caika.Platform.Access;
using Caika.RulePacks;

namespace Caika.Server.Pages.Enrolments;

/// <summary>Who reads the sheet: the words, and what stands in full, depend on it.</summary>
internal enum SheetReader
{
    Person,
    Agent,
    Staff,
}

/// <summary>Which fields stand under which heading of the sheet, and in which words.</summary>
internal static class SheetLayout
{
    internal static SheetReader ReaderOf(Actor actor) => actor.Kind switch { ActorKind.Person => SheetReader.Person, ActorKind.Agent => SheetReader.Agent, _ => SheetReader.Staff };

    /// <summary>The roster's: a person sees them and tells the clerk; a returned item opens them.</summary>
    internal static readonly HashSet<string> RosterOnly = [nameof(SheetFields.FullName), nameof(SheetFields.IdNumber), nameof(SheetFields.IdDocumentType)];

    /// <summary>Shown masked; staff see no mobile in full either.</summary>
    internal static readonly string[] Covered = [nameof(SheetFields.IdNumber), nameof(SheetFields.Mobile), nameof(SheetFields.Email)];

    internal static bool IsCovered(string field, SheetReader reader) => field == nameof(SheetFields.IdNumber) || (reader == SheetReader.Staff && Covered.Contains(field));

    internal static readonly (string Title, string? Lead, string[] Fields)[] Sections =
    [
        ("一、单位已有的信息", null, [nameof(SheetFields.FullName), nameof(SheetFields.IdDocumentType), nameof(SheetFields.IdNumber), nameof(SheetFields.Sex), nameof(SheetFields.BirthDate)]),
        ("二、身份证上的信息", "请对照您的身份证填写。", [nameof(SheetFields.EthnicGroup), nameof(SheetFields.Nationality), nameof(SheetFields.IdIssuer), nameof(SheetFields.IdValidFrom), nameof(SheetFields.IdValidTo)]),
        ("三、怎样联系您", null, [nameof(SheetFields.Mobile), nameof(SheetFields.Landline), nameof(SheetFields.Email), nameof(SheetFields.ContactAddress), nameof(SheetFields.PostalCode)]),
        ("四、工作情况", null, [nameof(SheetFields.PersonnelStatus), nameof(SheetFields.Occupation), nameof(SheetFields.HukouType)]),
    ];

    // The same places on the page of a clerk or an agent speak about the person, not to the person.
    private static readonly Dictionary<string, string> ToOthers = new()
    {
        ["请对照您的身份证填写。"] = "对照本人的身份证填写。先传身份证图片，读得出来的会自己填好。",
        ["三、怎样联系您"] = "三、联系方式",
        ["请填您本人的号码，银行开户要用。"] = "本人的号码，银行开户要用。",
        ["想在手机上签字就填：验证码和签好的副本发到这里。请填只有您自己能看的邮箱。"] = "本人想在手机上签字才填：验证码和签好的副本发到这里。要是只有本人能看的邮箱。",
    };

    internal static string To(string words, SheetReader reader) => reader == SheetReader.Person ? words : ToOthers.GetValueOrDefault(words, words);

    /// <summary>The mailbox of the person, where codes for signing go, is asked of no agent; and of nobody where nobody signs on the screen.</summary>
    internal static bool Asks(string field, SheetReader reader, RulePack pack) => field != nameof(SheetFields.Email) || (pack.ScreenSigning.Allowed && reader != SheetReader.Agent);

    /// <summary>Said by the number of the ID card, so nobody types it.</summary>
    internal static bool IsDerived(string field, PersonalData data) =>
        field is nameof(SheetFields.Sex) or nameof(SheetFields.BirthDate) && ReadSheet.Derived(data with { Sex = "", BirthDate = null }).Sex.Length > 0;

    internal static string Label(string field) => field switch
    {
        nameof(SheetFields.FullName) => "姓名",
        nameof(SheetFields.IdDocumentType) => "证件类型",
        nameof(SheetFields.IdNumber) => "证件号码",
        nameof(SheetFields.Sex) => "性别",
        nameof(SheetFields.BirthDate) => "出生日期",
        nameof(SheetFields.EthnicGroup) => "民族",
        nameof(SheetFields.Nationality) => "国籍或地区",
        nameof(SheetFields.IdIssuer) => "签发机关",
        nameof(SheetFields.IdValidFrom) => "有效期限：从",
        nameof(SheetFields.IdValidTo) => "有效期限：到",
        nameof(SheetFields.Mobile) => "手机号码",
        nameof(SheetFields.Landline) => "固定电话（选填）",
        nameof(SheetFields.Email) => "电子邮箱（选填）",
        nameof(SheetFields.ContactAddress) => "现在的住址",
        nameof(SheetFields.PostalCode) => "邮政编码（选填）",
        nameof(SheetFields.PersonnelStatus) => "人员状态",
        nameof(SheetFields.Occupation) => "职业",
        nameof(SheetFields.HukouType) => "户口性质（选填）",
        _ => field,
    };

    internal static SheetHint Hint(string field, SheetReader reader) => HintOf(field) is { Text: { } text } hint ? hint with { Text = To(text, reader) } : HintOf(field);

    private static SheetHint HintOf(string field) => field switch
    {
        nameof(SheetFields.FullName) => new("与身份证一致，生僻字也请照样填。", AutoComplete: "name"),
        nameof(SheetFields.IdNumber) => new(Mode: "text"),
        nameof(SheetFields.IdIssuer) => new("国徽面“签发机关”后面的几个字。"),
        nameof(SheetFields.IdValidFrom) => new("国徽面“有效期限”的前一个日期，例如 2014.08.21。", "numeric"),
        nameof(SheetFields.IdValidTo) => new("后一个日期；写着“长期”的，勾选下面这一格。", "numeric"),
        nameof(SheetFields.Mobile) => new("请填您本人的号码，银行开户要用。", "tel", "tel"),
        nameof(SheetFields.Landline) => new("例如 0743-8560000。", "tel"),
        nameof(SheetFields.Email) => new("想在手机上签字就填：验证码和签好的副本发到这里。请填只有您自己能看的邮箱。", "email", "email"),
        nameof(SheetFields.ContactAddress) => new("写到门牌号，例如“吉首市人民南路 120 号 6 栋 302 室”。", AutoComplete: "street-address", Rows: 2),
        nameof(SheetFields.PostalCode) => new("6 位数字。", "numeric", "postal-code"),
        nameof(SheetFields.Occupation) => new("老师请选“专业、技术人员”，退休的请选“其他从业人员”。"),
        _ => new(),
    };
}
