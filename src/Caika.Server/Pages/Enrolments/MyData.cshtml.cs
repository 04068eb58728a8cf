using System.Globalization;
using System.Text;
using Caika.Campaigns;
using Caika.Enrolments;
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
internal sealed class MyDataModel(WithdrawConsent withdraw, CaikaDb db, CampaignBook campaigns) : OwnPage(db, campaigns)
{
    private static readonly string[] Shown = [OpenIdImage.Event, "slip.issued", "slip.locked"];

    public SheetForm Sheet { get; private set; } = null!;
    public OwnPictures Pictures { get; private set; } = null!;
    public IReadOnlyList<Consent> Consents { get; private set; } = [];
    public IReadOnlyList<AuditRow> Trace { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync() => await LoadAll() ? Page() : NotFound();

    public async Task<IActionResult> OnPostWithdrawAsync(ConsentKind kind)
    {
        var outcome = await withdraw.Run(Actor, OwnId, kind, Cancel);
        if (outcome.Refusal is { } refusal)
            return await LoadAll() ? Show(refusal) : NotFound();
        Said = "已经撤回";
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

    public string Say(AuditRow row) => row.Action switch
    {
        OpenIdImage.Event => $"{row.ActorName} 看了您的{row.Detail}",
        "slip.issued" => $"{row.ActorName} 给您发了登录条{(row.Detail.Length > 0 ? $"：{row.Detail}" : "")}",
        _ => "登录时连续输错 5 次，暂停了 15 分钟",
    };

    private async Task<bool> LoadAll()
    {
        if (!await Load())
            return false;
        Sheet = SheetForm.Of(Enrolment, Hand, Hand.Keys.Open<PersonalData>(Enrolment.Personal, Enrolment.Id), null, [], forStaff: false);
        Pictures = await OwnPictures.Of(Db, OwnId, Cancel);
        Consents = await Db.GivenConsents(OwnId, Cancel);
        Trace = await Db.Set<AuditRow>().AsNoTracking().Where(r => r.Subject == OwnId && Shown.Contains(r.Action)).OrderByDescending(r => r.Seq).Take(50).ToListAsync(Cancel);
        return true;
    }
}
