using Caika.Campaigns;
using Caika.Enrolments;
using Caika.Enrolments.Roster;
using Caika.Platform.PersonalData;

namespace Caika.Server.Pages.Enrolments;

/// <summary>A person's data as labels and masked values, item by item; empty values are left out.</summary>
internal static class Facts
{
    internal static IEnumerable<(string Label, string Value)> Of(ItemKind kind, Enrolment person, PersonalData data, CampaignInHand hand) => (kind switch
    {
        ItemKind.Identity => new[]
        {
            ("性别", hand.Pack.Label("Sex", data.Sex)), ("出生日期", Day(data.BirthDate)), ("民族", hand.Pack.Label("EthnicGroup", data.EthnicGroup)),
            ("国籍", hand.Pack.Label("Nationality", data.Nationality)), ("监护人", data.Guardian is { } guardian ? Mask.Name(guardian.FullName) : ""),
            ("代办人", data.Agent is { } agent ? $"{Mask.Name(agent.FullName)}（{agent.Relation}）" : ""),
        },
        ItemKind.Document => [("有效期", Term(data)), ("签发机关", data.IdIssuer)],
        ItemKind.Contact =>
        [
            ("手机号码", Mask.Mobile(data.Mobile)), ("固定电话", Mask.Mobile(data.Landline)), ("电子邮箱", Mask.Email(data.Email)), ("通讯地址", Mask.Address(data.ContactAddress)), ("邮政编码", data.PostalCode),
        ],
        ItemKind.Work =>
        [
            ("人员状态", hand.Pack.Label("PersonnelStatus", data.PersonnelStatus)), ("参保险种", person.Insurances.Words()),
            ("职业", hand.Pack.Label("Occupation", data.Occupation)), ("户口性质", hand.Pack.Label("HukouType", data.HukouType)),
        ],
        _ => [],
    }).Where(fact => fact.Item2.Length > 0);

    private static string Term(PersonalData data) => (data.IdValidFrom, data.IdIsLongTerm, data.IdValidTo) switch
    {
        ({ } from, true, _) => $"{Day(from)}—长期",
        (null, true, _) => "长期",
        ({ } from, _, { } to) => $"{Day(from)}—{Day(to)}",
        (null, _, { } to) => $"到 {Day(to)}",
        _ => "",
    };

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) ?? "";
}
