using Caika.Campaigns;
using Caika.Enrolments;
using Caika.Platform.Access;
using Caika.Reviews;
using Caika.Server.Hosting;
using Microsoft.AspNetCore.Mvc;

namespace Caika.Server.Pages.Reviews;

/// <summary>Who waits for review, at one of the two stages, within one's scope.</summary>
[Allows(Right.ReviewForDepartment, Right.ReviewForUnit)]
internal sealed class IndexModel(CampaignBook campaigns, ReviewQueue queue) : CaikaPage
{
    [BindProperty(SupportsGet = true)]
    public Stage? Stage { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? Department { get; set; }

    [BindProperty(SupportsGet = true, Name = "page")]
    public int PageNo { get; set; } = 1;
    public ReviewPlace Place { get; private set; } = new(Caika.Enrolments.Stage.Unit, null, 1);
    public ReviewList List { get; private set; } = new([], 0, 1);
    public IReadOnlyList<(Guid Id, string Name, int Count)> Departments { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        if ((Stage ?? ReviewStage.Of(Actor)) is not { } stage || !Actor.MayReview(stage))
            return NotFound();
        if (await campaigns.TakeCurrent(Actor, Cancel) is not { } hand)
            return NotFound();
        List = await queue.Page(Actor, hand.Id, stage, Department, PageNo, Cancel);
        Place = new(stage, Department, List.Page);
        var counts = await queue.ByDepartment(Actor, hand.Id, stage, Cancel);
        Departments = [.. hand.Unit.Departments.Where(d => counts.ContainsKey(d.Id)).OrderBy(d => d.Sort).Select(d => (d.Id, d.Name, counts[d.Id]))];
        return Page();
    }
}
