using Caika.Campaigns;
using Caika.Cards;
using Caika.Enrolments;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.Server.Hosting;
using Caika.Submissions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Caika.Server.Pages.Cards;

/// <summary>One card in the list.</summary>
internal sealed record CardRow(Guid Id, string FullName, string Department, CardState State, DateTimeOffset StateAt, bool Late, string FailureReason);

/// <summary>Where every card is, status files in, hand-out lists out.</summary>
[Allows(Right.HandOutCards, Right.TrackCards)]
internal sealed class IndexModel(CaikaDb db, CampaignBook campaigns, TakeInCardStatus takeIn, PrintHandOutList printList) : CaikaPage
{
    private const int Size = 50;

    public CampaignInHand? Hand { get; private set; }
    public IReadOnlyDictionary<CardState, int> Counts { get; private set; } = new Dictionary<CardState, int>();
    public int Late { get; private set; }
    public IReadOnlyList<CardRow> Rows { get; private set; } = [];
    public int Total { get; private set; }
    public IReadOnlyList<(Guid Id, int Number)> Submissions { get; private set; } = [];
    public CardStatusReport? Report { get; private set; }

    [BindProperty(SupportsGet = true)]
    public int? State { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool OnlyLate { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? Department { get; set; }

    [BindProperty(SupportsGet = true)]
    public int PageNo { get; set; } = 1;

    public Task OnGetAsync() => Load();

    public async Task<IActionResult> OnPostStatusAsync(Guid submission, IFormFile? status)
    {
        if (!Actor.May(Right.TrackCards))
            return NotFound();
        await Load();
        if (status is null || status.Length == 0)
            return Show(Refusal.Rule("请选择状态文件（xlsx 或 xls）。"));
        using var stream = status.OpenReadStream();
        var (lines, fault) = CardStatusFile.Read(stream);
        if (fault is not null)
            return Show(Refusal.Rule(fault));
        var outcome = await takeIn.Run(Actor, submission, lines, "状态文件", Cancel);
        if (outcome.Refusal is { } refusal)
            return Show(refusal);
        Report = outcome.Value;
        await Load();
        return Page();
    }

    public async Task<IActionResult> OnPostHandOutAsync(Guid? department)
    {
        await Load();
        if (Hand is null)
            return NotFound();
        var outcome = await printList.Run(Actor, Hand.Id, department, Cancel);
        return outcome.Refusal is { } refusal ? Show(refusal) : File(outcome.Value!, "application/pdf", "领卡签收表.pdf");
    }

    public async Task<IActionResult> OnPostSlipsAsync(Guid? department, [FromServices] PrintPickupSlips slips)
    {
        await Load();
        if (Hand is null)
            return NotFound();
        var outcome = await slips.Run(Actor, Hand.Id, department, Cancel);
        return outcome.Refusal is { } refusal ? Show(refusal) : File(outcome.Value.Pdf, "application/pdf", "领卡条.pdf");
    }

    private async Task Load()
    {
        Hand = await campaigns.TakeCurrent(Actor, Cancel);
        if (Hand is null)
            return;
        var cards = from card in db.Set<Card>()
                    join enrolment in db.Visible(Actor) on card.EnrolmentId equals enrolment.Id
                    where card.CampaignId == Hand.Id && (Department == null || enrolment.DepartmentId == Department)
                    select new { Card = card, Enrolment = enrolment };
        Counts = await cards.GroupBy(c => c.Card.State).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, Cancel);
        Late = await cards.CountAsync(c => c.Card.LateSince != null && c.Card.State < CardState.ReadyForPickup, Cancel);
        var wanted = cards.Where(c => (State == null || (int)c.Card.State == State) && (!OnlyLate || (c.Card.LateSince != null && c.Card.State < CardState.ReadyForPickup)));
        Total = await wanted.CountAsync(Cancel);
        Rows = await wanted.OrderBy(c => c.Enrolment.Department!.Sort).ThenBy(c => c.Enrolment.FullName).Skip((Math.Max(PageNo, 1) - 1) * Size).Take(Size)
            .Select(c => new CardRow(c.Card.Id, c.Enrolment.FullName, c.Enrolment.Department!.Name, c.Card.State, c.Card.StateAt, c.Card.LateSince != null, c.Card.FailureReason))
            .ToListAsync(Cancel);
        Submissions = [.. (await db.Set<Submission>().Where(s => s.CampaignId == Hand.Id && s.Kind == SubmissionKind.Production && s.Status != SubmissionStatus.Cancelled)
            .OrderByDescending(s => s.Number).Select(s => new { s.Id, s.Number }).ToListAsync(Cancel)).Select(s => (s.Id, s.Number))];
    }

    public string Href(int page) => Link(State, OnlyLate, page);

    public string Link(int? state, bool late, int page = 1) =>
        $"/cards?PageNo={page}{(state is { } s ? $"&State={s}" : "")}{(late ? "&OnlyLate=true" : "")}{(Department is { } d ? $"&Department={d}" : "")}";
}
