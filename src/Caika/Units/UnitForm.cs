using Caika.Platform;
using Caika.Platform.Access;

namespace Caika.Units;

/// <summary>What a unit says of itself (notice 三(一)); the same when it registers and when it corrects.</summary>
internal sealed record UnitForm(string Name, string Uscc, string UnitNo, string RegionCode, string ContactName, string ContactPhone)
{
    /// <summary>Trimmed and in one width, as it is stored.</summary>
    internal UnitForm Tidy() => new(Text(Name), Units.Uscc.Normalize(Uscc), Code(UnitNo), Code(RegionCode), Text(ContactName), Text(ContactPhone));

    /// <summary>The first thing wrong with it; null when it can be taken. Expects <see cref="Tidy"/>.</summary>
    internal Refusal? Against()
    {
        if (Name.Length is < 2 or > 100)
            return Refusal.Rule("单位名称为 2—100 个字。");
        if (!Units.Uscc.IsValid(Uscc))
            return Refusal.Rule("统一社会信用代码校验不通过。请对照法人证书，一共 18 位。");
        if (UnitNo.Length is 0 or > 30)
            return Refusal.Rule("请填写社保单位编号，不超过 30 个字符。");
        if (RegionCode.Length != 6 || !RegionCode.All(char.IsAsciiDigit))
            return Refusal.Rule("行政区划代码为 6 位数字，例如 433101。");
        if (ContactName.Length is 0 or > 60)
            return Refusal.Rule("请填写联系科室或联系人。");
        return ContactPhone.Length is 0 or > 60 ? Refusal.Rule("请填写联系电话。") : null;
    }

    internal void WriteTo(Unit unit) =>
        (unit.Name, unit.Uscc, unit.UnitNo, unit.RegionCode, unit.ContactName, unit.ContactPhone) = (Name, Uscc, UnitNo, RegionCode, ContactName, ContactPhone);

    internal static UnitForm Of(Unit unit) => new(unit.Name, unit.Uscc, unit.UnitNo, unit.RegionCode, unit.ContactName, unit.ContactPhone);

    private static string Text(string? value) => (value ?? "").Composed().Trim();

    /// <summary>Codes come in one width; names keep their full-width brackets.</summary>
    private static string Code(string? value) => (value ?? "").Narrowed().Trim();
}
