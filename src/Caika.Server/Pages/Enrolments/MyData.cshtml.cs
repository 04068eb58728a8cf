using System.Globalization;
using System.Text;
using Caika.Campaigns;
using Caika.Enrolments;
using Caika.Enrolments.Agents;
using Caika.Enrolments.Consents;
using Caika.IdCards;
using Caika.Platform;
using Caika.Platform.Access;
using Caika.Platform.Audit;
using Caika.Platform.Data;
using Caika.Server.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Caika.Server.Pages.Enrolments;

/// <summary>What is held about a person, who looked, what was agreed to; to read, take along, or take back.</summary>
[Allows(Right.OwnEnrolment)]
internal sealed class MyDataModel(WithdrawConsent withdraw, EndAgent endAgent, CaikaDb db, CampaignBook campaigns) : OwnPage(db, campaigns)
{
    private static readonly string[] Shown = [OpenIdImage.Event, "slip.issued", "slip.locked", "agent.named", "agent.slip-renewed", "agent.ended"];

    private const int MostTrace = 200;

    public SheetForm Sheet { get; private set; } = null!;
    public OwnPictures Pictures { get; private set; } = null!;
    public IReadOnlyList<Consent> Consents { get; private set; } = [];
    public IReadOnlyList<TraceLine> Trace { get; private set; } = [];

    /// <summary>Null when nobody enters for the person.</summary>
    public Agent? Named { get; private set; }

    public async Task<IActionResult> OnGetAsync() => await LoadAll() ? Page() : NotFound();

    public async Task<IActionResult> OnPostWithdrawAsync(ConsentKind kind)
    {
        var outcome = await withdraw.Run(Actor, OwnId, kind, Cancel);
        if (outcome.Refusal is { } refusal)
            return await LoadAll() ? Show(refusal) : NotFound();
        Said = "已经撤回";
        return LocalRedirect("/enrolments/mine/data");
    }

    public async Task<IActionResult> OnPostEndAgentAsync()
    {
        var outcome = await endAgent.Run(Actor, OwnId, Cancel);
        if (outcome.Refusal is { } refusal)
            return await LoadAll() ? Show(refusal) : NotFound();
        Said = "代办已经结束，代办人不能再进来了";
        return LocalRedirect("/enrolments/mine/data");
    }

    /// <summary>One's own data in full, as plain text to take along (个人信息保护法 §45).</summary>
    public async Task<IActionResult> OnPostExportAsync()
    {
        if (!await LoadAll())
            return NotFound();
        var text = new StringBuilder().AppendLine(CultureInfo.InvariantCulture, $"{Hand.Unit.Name} {Hand.Campaign.Title}").AppendLine();
        foreach (var field in Sheet.Sections.SelectMany(s => s.Fields))
            text.AppendLine(CultureInfo.InvariantCulture, $"{field.Label}\t{field.Shown}");
        text.AppendLine();
        foreach (var consent in Consents)
            text.AppendLine(CultureInfo.InvariantCulture, $"同意：{Hand.Pack.Text(consent.Kind)?.Title ?? "在手机上签字"}\t第 {consent.TextVersion} 版\t{ChineseDate.Moment(consent.GivenAt)}\t{consent.Channel}");
        return File(Encoding.UTF8.GetPreamble().Concat(Encoding.UTF8.GetBytes(text.ToString())).ToArray(), "text/plain; charset=utf-8", "我的信息.txt");
    }

    private async Task<bool> LoadAll()
    {
        if (!await Load())
            return false;
        Sheet = SheetForm.Of(Enrolment, Hand, Hand.Keys.Open<PersonalData>(Enrolment.Personal, Enrolment.Id), null, [], SheetReader.Person);
        Pictures = await OwnPictures.Of(Db, OwnId, Cancel);
        Consents = await Db.GivenConsents(OwnId, Cancel);
        Trace = TraceLine.Of(await Db.Set<AuditRow>().AsNoTracking().Where(r => r.Subject == OwnId && (Shown.Contains(r.Action) || r.ActorKind == nameof(ActorKind.Agent)))
            .OrderByDescending(r => r.Seq).Take(MostTrace).ToListAsync(Cancel));
        Named = await Db.AgentSlip(OwnId, Cancel) is null ? null : Hand.Keys.Open<PersonalData>(Enrolment.Personal, Enrolment.Id).Agent;
        return true;
    }
}
