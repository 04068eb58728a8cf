using Caika.Enrolments.Rules;
using Caika.Enrolments.Sheets;
using Caika.Imaging.Findings;
using Caika.Platform.PersonalData;
using Caika.RulePacks;

namespace Caika.Enrolments.Workbooks;

/// <summary>Whom a row is about, or why that cannot be said. What is not certain is nobody's row.</summary>
/// <param name="Version">The copy of the data the row was made from; empty when it does not say.</param>
internal sealed record RowOwner(FormPerson? Person, string Version, bool HasKey, FormFinding? Fault)
{
    internal static RowOwner Nobody(int column, string rule, string message) => new(null, "", false, new(column, rule, Level.Refuse, message));
}

/// <summary>Finds the owner of a row by its hidden key, and looks whether name and number agree; without a key by the number.</summary>
internal sealed class FormIdentity(FormPeople people, RulePack pack)
{
    private static readonly int Name = FormColumns.At(nameof(SheetFields.FullName)), Number = FormColumns.At(nameof(SheetFields.IdNumber)), Type = FormColumns.At(nameof(SheetFields.IdDocumentType));

    internal RowOwner Of(FormRow row)
    {
        var key = row[FormColumns.KeyAt].Text.Trim();
        var owner = key.Length > 0 ? ByKey(row, key) : ByNumber(row);
        return owner switch
        {
            { Person: { InScope: false } } => RowOwner.Nobody(Number, "X03", $"第 {row.Number} 行不属于您的部门，无权导入。"),
            { Person: { Barred: { Length: > 0 } why } } => RowOwner.Nobody(Name, "S02", why),
            _ => owner,
        };
    }

    private RowOwner ByKey(FormRow row, string key)
    {
        var dash = key.LastIndexOf('-');
        if (people.ByKey(dash > 0 ? key[..dash] : key) is not { } person)
            return RowOwner.Nobody(Name, "X01", "这一行的隐藏标识不是这次采集的，请不要改动隐藏的列；可以下载最新模板把内容贴过去。");
        if (!person.InScope)
            return new(person, "", true, null);
        var (typed, name) = (NumberIn(row), Normalised.Name(row[Name].Text));
        var sameNumber = typed == person.Data.IdNumber || typed == Mask.IdNumber(person.Data.IdNumber);
        if (!sameNumber && typed.Length > 0 && people.ByNumber(typed) is { } other && other.Id != person.Id && name != person.Data.FullName)
            return RowOwner.Nobody(Number, "ID10", $"这一行原来是{Mask.Name(person.Data.FullName)}的，号码却是名册里另一个人的。可能排序时没有整行一起动，请核对。");
        if (!sameNumber && typed.Length > 0 && name.Length > 0 && name != person.Data.FullName)
            return RowOwner.Nobody(Number, "ID10", $"这一行原来是{Mask.Name(person.Data.FullName)}的，现在姓名和号码都换了。要加人请联系人事处，不要改写别人的行。");
        return new(person, dash > 0 ? key[(dash + 1)..] : "", true, null);
    }

    private RowOwner ByNumber(FormRow row)
    {
        var number = NumberIn(row);
        if (number.Length == 0)
            return RowOwner.Nobody(Number, "ID01", pack.Say("ID01"));
        if (people.ByNumber(number) is not { } person)
            return RowOwner.Nobody(Number, "M03", pack.Say("M03") is { Length: > 0 } words ? words + "要加人请联系人事处。" : "证件号码不在本次采集名单中。");
        if (person.InScope && Normalised.Name(row[Name].Text) is { Length: > 0 } name && name != person.Data.FullName)
            return RowOwner.Nobody(Name, "ID10", pack.Say("ID10", Mask.Name(person.Data.FullName)));
        return new(person, "", false, null);
    }

    private static string NumberIn(FormRow row) =>
        Normalised.Number(row[Number].Text, row[Type].Text.Contains("港澳居民来往", StringComparison.Ordinal) ? "HkMacaoTravelPermit" : "ResidentId");
}
