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

    /// <summary>The fields the rule pack lists, in its order and under its labels; guardian and agent follow where there are any.</summary>
    internal static IReadOnlyList<FormField> Of(FormKind kind, CampaignInHand hand, Enrolment enrolment, PersonalData data)
    {
        var form = kind == FormKind.ConfirmationForm ? hand.Pack.Forms.Confirmation : hand.Pack.Forms.Information;
        return [.. form.Fields.Select(row => Field(kind, row, hand, enrolment, data)), .. Family(data)];
    }

    private static FormField Field(FormKind kind, FormFieldText row, CampaignInHand hand, Enrolment enrolment, PersonalData data)
    {
        // On the sheet what is known is ticked and boxed, so that the rest can be filled in by hand.
        var byHand = kind == FormKind.InformationSheet;
        FormField Printed(string value) => new(row.Key, row.Label, value, row.Wide);
        FormField Drawn(string value, string pattern) => new(row.Key, row.Label, value, row.Wide, pattern);
        return row.Key switch
        {
            "FullName" => Printed(data.FullName),
            "BirthDate" => Printed(data.BirthDate is { } birth ? ChineseDate.Full(birth) : Nothing),
            "PersonnelStatus" when byHand => Drawn("", Ticks(hand.Pack.CodeSet("PersonnelStatus"), data.PersonnelStatus)),
            "Sex" or "EthnicGroup" or "Nationality" or "IdDocumentType" or "PersonnelStatus" or "Occupation" or "HukouType" => Printed(Label(hand.Pack, row.Key, CodeOf(row.Key, data))),
            // Eighteen boxes for the citizen's number; passports and permits are printed as they are.
            "IdNumber" => byHand && data.IdNumber.Length == 18 ? Drawn(data.IdNumber, new string('#', 18)) : Printed(data.IdNumber),
            "IdValidity" => byHand ? Drawn(Digits(data), $"#### 年 ## 月 ## 日 至 #### 年 ## 月 ## 日　{Tick(data.IdIsLongTerm)}长期") : Printed(Validity(data)),
            "IdIssuer" => Printed(Or(data.IdIssuer)),
            "Mobile" => byHand ? Drawn(data.Mobile, "###########") : Printed(Or(data.Mobile)),
            "Landline" => Printed(Or(data.Landline)),
            "ContactAddress" => byHand ? Printed(data.ContactAddress) with { Tall = true } : Printed(Or(data.ContactAddress)),
            "PostalCode" => byHand ? Drawn(data.PostalCode, "######") : Printed(Or(data.PostalCode)),
            "InsuranceTypes" => Printed(Insured(enrolment.Insurances)),
            "StaffNo" => Printed(Or(enrolment.StaffNo)),
            "UnitName" => Printed(hand.Unit.Name),
            "Department" => Printed(DepartmentOf(hand, enrolment)),
            "Campus" => Drawn("", string.Join('　', hand.Unit.Campuses.OrderBy(c => c.RegionCode, StringComparer.Ordinal).Select(c => Tick(c.Id == enrolment.CampusId) + c.Name))),
            "BankBranchName" => Printed(Or(hand.Unit.Campuses.Find(c => c.Id == enrolment.CampusId)?.BankBranchName ?? "")),
            "PickupMode" => Printed(Pickup),
            _ => throw new InvalidOperationException($"规则包里的表格字段 {row.Key} 不认识。"),
        };
    }

    private static string CodeOf(string key, PersonalData data) => key switch
    {
        "Sex" => data.Sex,
        "EthnicGroup" => data.EthnicGroup,
        "Nationality" => data.Nationality,
        "IdDocumentType" => data.IdDocumentType,
        "PersonnelStatus" => data.PersonnelStatus,
        "Occupation" => data.Occupation,
        _ => data.HukouType,
    };

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
