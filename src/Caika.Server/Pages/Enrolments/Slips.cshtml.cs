using Caika.Campaigns;
using Caika.Enrolments;
using Caika.Platform;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.Platform.Documents.Fonts;
using Caika.Platform.PersonalData;
using Caika.Server.Hosting;
using Caika.Server.Pages.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Caika.Server.Pages.Enrolments;

internal sealed record SlipCount(Guid Id, string Name, int People, int Without);

/// <summary>Issues slips and answers with the PDF. The secrets exist in that one answer and nowhere else.</summary>
[Allows(Right.IssueSlips)]
internal sealed class SlipsModel(CaikaDb db, CampaignBook campaigns, IssueSlip issue, TimeProvider clock) : CaikaPage
{
    internal const int Most = 2000;

    public CampaignInHand Hand { get; private set; } = null!;
    public IReadOnlyList<SlipCount> Departments { get; private set; } = [];

    /// <summary>Chosen on the list of people: asked about once more before old slips are voided.</summary>
    public IReadOnlyList<Guid> Chosen { get; private set; } = [];
    public int ChosenWithSlip { get; private set; }

    public async Task<IActionResult> OnGetAsync() => await Load() ? Page() : NotFound();

    public async Task<IActionResult> OnPostDepartmentAsync(Guid department)
    {
        if (!await Load())
            return NotFound();
        var ids = await Open().Where(e => e.DepartmentId == department && !db.Set<Caika.Enrolments.Slip>().Any(s => s.EnrolmentId == e.Id && s.Holder == SlipHolder.Person && !s.IsVoid))
            .OrderBy(e => e.FullName).Take(Most).Select(e => e.Id).ToListAsync(Cancel);
        return ids.Count == 0 ? Show(Refusal.Rule("这个部门每个人都有登录条了。要重发给某个人，请在人员里勾选。")) : await Print(ids, "");
    }

    public async Task<IActionResult> OnPostChosenAsync(Guid[] ids)
    {
        if (!await Load())
            return NotFound();
        Chosen = await Open().Where(e => ids.Contains(e.Id)).Select(e => e.Id).ToListAsync(Cancel);
        ChosenWithSlip = await db.Set<Caika.Enrolments.Slip>().CountAsync(s => Chosen.Contains(s.EnrolmentId) && s.Holder == SlipHolder.Person && !s.IsVoid, Cancel);
        return Chosen.Count == 0 ? Show(Refusal.Rule("还没有勾选人。请在人员列表里勾选以后再发放。")) : Page();
    }

    public async Task<IActionResult> OnPostPrintAsync(Guid[] ids, string? reason) => await Load() ? await Print(ids, reason ?? "") : NotFound();

    private async Task<IActionResult> Print(IReadOnlyList<Guid> ids, string reason)
    {
        var outcome = await issue.Run(Actor, Hand.Id, ids, reason, Cancel);
        if (outcome.Refusal is { } refusal)
        {
            Chosen = ids;
            return Show(refusal);
        }
        var address = $"{Request.Scheme}://{Request.Host}/s";
        var slips = outcome.Value!.OrderBy(s => s.DepartmentName, StringComparer.Ordinal).Select(s => new PrintedSlip(Mask.Name(s.FullName), s.DepartmentName, s.SlipNo, s.Secret,
            address, $"{address}#{s.SlipNo}.{s.Secret}", ChineseDate.Day(Hand.Campaign.PersonDeadline), $"{Hand.Unit.ContactName} {Hand.Unit.ContactPhone}"));
        var pdf = new MemoryStream();
        new SlipPdf(FontBook.Shared).Write(pdf, slips, clock.GetUtcNow());
        return File(pdf.ToArray(), "application/pdf", "登录条.pdf");
    }

    private IQueryable<Enrolment> Open() => db.VisibleIn(Hand, Actor).AsNoTracking().Where(e => e.Status != EnrolmentStatus.Excluded);

    private async Task<bool> Load()
    {
        if (await campaigns.TakeCurrent(Actor, Cancel) is not { } hand)
            return false;
        Hand = hand;
        var people = await Open().GroupBy(e => e.DepartmentId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, Cancel);
        var holders = await Open().Where(e => db.Set<Caika.Enrolments.Slip>().Any(s => s.EnrolmentId == e.Id && s.Holder == SlipHolder.Person && !s.IsVoid))
            .GroupBy(e => e.DepartmentId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, Cancel);
        Departments = [.. hand.Unit.Departments.Where(d => people.ContainsKey(d.Id)).OrderBy(d => d.Sort)
            .Select(d => new SlipCount(d.Id, d.Name, people[d.Id], people[d.Id] - holders.GetValueOrDefault(d.Id)))];
        return true;
    }
}
