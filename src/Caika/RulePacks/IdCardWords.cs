using System.Globalization;
using Caika.Imaging.IdCards;

namespace Caika.RulePacks;

/// <summary>Says in plain Chinese what the rules on ID cards measured.</summary>
internal static class IdCardWords
{
    internal static string Say(string ruleId, string raw) => ruleId switch
    {
        "D03" => raw == "none" ? "没有看到证件" : raw == "print" ? "证件上的字被画面的边切断了" : raw == "border" ? "证件的边缘在画面之外" : raw == "covered" ? "有一个角像被手指遮住" : double.TryParse(raw, CultureInfo.InvariantCulture, out var beyond)
            ? string.Create(CultureInfo.InvariantCulture, $"证件约有 {Math.Max(1, Math.Round(beyond * 100)):0}% 在画面外") : raw,
        "D04" => raw == nameof(IdCardSide.Emblem) ? "看到的是国徽面" : "看到的是人像面",
        "D06" => double.TryParse(raw, CultureInfo.InvariantCulture, out var share) ? string.Create(CultureInfo.InvariantCulture, $"{share * 100:0.#}%") : raw,
        "D08" or "D14" => DateOnly.TryParseExact(raw.TrimStart('>', '='), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? string.Create(CultureInfo.InvariantCulture, $"{day.Year} 年 {day.Month} 月 {day.Day} 日") : raw,
        "D09" => string.Join("；", raw.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split(':')).GroupBy(pair => pair[0])
            .Select(field => $"{Field(field.Key)}与{string.Join("、", field.Select(pair => pair[^1]))}不一致")),
        "D12" => Kind(raw),
        "D15" => Field(raw),
        _ => raw == CardFields.LongTerm ? "长期" : raw + " 年",
    };

    internal static string Field(string name) => name switch
    {
        nameof(CardFields.Name) => "姓名",
        nameof(CardFields.Sex) => "性别",
        nameof(CardFields.EthnicGroup) => "民族",
        nameof(CardFields.BirthDate) => "出生日期",
        nameof(CardFields.Address) => "住址",
        nameof(CardFields.IdNumber) => "证件号码",
        nameof(CardFields.Issuer) => "签发机关",
        nameof(CardFields.ValidFrom) => "有效期起",
        _ => "有效期",
    };

    private static string Kind(string raw) => raw switch
    {
        nameof(CardKind.BankCard) => "像是银行卡",
        nameof(CardKind.Passport) => "像是护照或通行证",
        nameof(CardKind.HmtResidencePermit) => "像是港澳台居民居住证",
        nameof(CardKind.ForeignPermanentResident) => "像是外国人永久居留身份证",
        nameof(CardKind.ResidentCard) => "像是身份证，但没有看清是哪一面",
        nameof(CardKind.TemporaryCard) => "像是临时身份证",
        _ => "没有认出证件",
    };
}
