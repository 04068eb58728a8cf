using Caika.Campaigns;
using Caika.Enrolments;
using Caika.Enrolments.Rules;
using Caika.Imaging.Findings;
using Caika.Platform;
using Caika.Platform.Access;
using Caika.Platform.Audit;
using Caika.Platform.Data;
using Caika.Server.Hosting;
using Caika.Server.Pages.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Caika.Server.Pages.Enrolments;

/// <summary>One person for staff: masked data, where each item stands, findings, what happened, and what HR decides.</summary>
[Allows(Right.SeeEnrolments)]
internal sealed class DetailModel(CaikaDb db, CampaignBook campaigns, MovePerson move, ExcludePerson exclude, IncludePerson include, RevealNumber reveal, TimeProvider clock) : CaikaPage
{
    private const int LastEvents = 60;

    [BindProperty]
    public long Version { get; set; }

    public CampaignInHand Hand { get; private set; } = null!;
    public Enrolment Person { get; private set; } = null!;
    public PersonalData Data { get; private set; } = new();
    public IReadOnlyList<Finding> Findings { get; private set; } = [];
    public IReadOnlyList<AuditRow> Events { get; private set; } = [];
    public RevealedNumber? Revealed { get; private set; }
    public bool Keeps => Actor.May(Right.KeepRoster);

    public async Task<IActionResult> OnGetAsync(Guid id) => await Load(id) ? Page() : NotFound();

    public async Task<IActionResult> OnPostMoveAsync(Guid id, Guid department, string? reason) =>
        await Answer(id, await move.Run(Actor, id, Version, department, reason ?? "", Cancel), "已调整部门。");

    public async Task<IActionResult> OnPostExcludeAsync(Guid id, ExclusionReason reason, string? note) =>
        await Answer(id, await exclude.Run(Actor, id, Version, reason, note ?? "", Cancel), "已移出本次采集，填过的内容都还在。");

    public async Task<IActionResult> OnPostIncludeAsync(Guid id, string? note) =>
        await Answer(id, await include.Run(Actor, id, Version, note ?? "", Cancel), "已纳入采集，从原来的进度继续。");

    /// <summary>The number stands in this answer only; nothing that could be fetched again shows it.</summary>
    public async Task<IActionResult> OnPostRevealAsync(Guid id, string? reason)
    {
        var outcome = await reveal.Run(Actor, id, reason ?? "", Cancel);
        if (outcome.Refusal is { } refusal)
            return await Load(id) ? Show(refusal) : NotFound();
        if (Request.Headers.ContainsKey("HX-Request"))
            return Partial("_Revealed", new Revealed(outcome.Value!.Number, outcome.Value.Masked));
        if (!await Load(id))
            return NotFound();
        Revealed = outcome.Value;
        return Page();
    }

    private async Task<IActionResult> Answer(Guid id, Outcome<Nothing> outcome, string said)
    {
        if (outcome.Refusal is { } refusal)
        {
            db.ChangeTracker.Clear();
            return await Load(id) ? Show(refusal) : NotFound();
        }
        Said = said;
        return LocalRedirect($"/enrolments/{id}");
    }

    private async Task<bool> Load(Guid id)
    {
        if (await db.TakeEnrolment(Actor, id, Cancel) is not { } person || await campaigns.Take(person.CampaignId, Actor, Cancel) is not { } hand)
            return false;
        (Person, Hand, Version) = (person, hand, person.Version);
        Data = hand.Keys.Open<PersonalData>(person.Personal, id);
        var context = new RuleContext
        {
            Pack = hand.Pack,
            Today = ChinaTime.Today(clock),
            UnitName = hand.Unit.Name,
            ForStaff = true,
            MobileUsers = person.MobileLookUp is { } mobile ? await db.Set<Enrolment>().CountAsync(e => e.CampaignId == hand.Id && e.MobileLookUp == mobile, Cancel) : 0,
        };
        // Before anything is entered, what is missing is no finding.
        Findings = (person.Items.Count == 0 ? DataRules.JudgeListed(Data, context) : DataRules.Judge(Data, context)).Findings;
        Events = await db.Set<AuditRow>().AsNoTracking().Where(r => r.Subject == id).OrderByDescending(r => r.Seq).Take(LastEvents).ToListAsync(Cancel);
        return true;
    }
}
