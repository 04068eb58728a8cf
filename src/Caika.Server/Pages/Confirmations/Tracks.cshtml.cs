using Caika.Campaigns;
using Caika.Confirmations.HandIns;
using Caika.Confirmations.Printing;
using Caika.Platform;
using Caika.Platform.Access;
using Caika.Server.Hosting;
using Microsoft.AspNetCore.Mvc;

namespace Caika.Server.Pages.Confirmations;

/// <summary>The electronic and the paper version side by side; hands in what is equal.</summary>
[Allows(Right.HandleForms)]
internal sealed class TracksModel(CampaignBook campaigns, PaperTracks tracks, HandInPapers handIn, TakeBackForms takeBack, TimeProvider clock) : CaikaPage
{
    [BindProperty(SupportsGet = true)]
    public Guid? Department { get; set; }
    public CampaignInHand Hand { get; private set; } = null!;
    public IReadOnlyList<TrackRow> Rows { get; private set; } = [];
    public IReadOnlyList<TrackLine> People { get; private set; } = [];
    public IReadOnlyList<FormLine> OldPapers { get; private set; } = [];
    public DateOnly Today => ChinaTime.Today(clock);

    public string NameOf(Guid department) => Hand.Unit.Departments.First(d => d.Id == department).Name;

    public async Task<IActionResult> OnGetAsync() => await Load() ? Page() : NotFound();

    public async Task<IActionResult> OnPostHandInAsync(Guid department)
    {
        if (!await Load())
            return NotFound();
        var outcome = await handIn.Run(Actor, Hand.Id, department, Cancel);
        if (outcome.Refusal is { } refusal)
            return Show(refusal);
        Said = $"{NameOf(department)} {outcome.Value!.People} 人的材料已上交，请打印回执，双方签字。";
        return LocalRedirect("/confirmations/tracks");
    }

    public async Task<IActionResult> OnGetReceiptAsync(Guid id) => await handIn.Receipt(Actor, id, Cancel) is { } pdf ? File(pdf, "application/pdf", "上交回执.pdf") : NotFound();

    public async Task<IActionResult> OnPostTakeBackAsync(Guid[] form)
    {
        var outcome = await takeBack.Run(Actor, form, Cancel);
        if (outcome.Refusal is { } refusal)
            return await Load() ? Show(refusal) : NotFound();
        Said = $"{outcome.Value} 份作废的表已收回。";
        return LocalRedirect("/confirmations/tracks");
    }

    private async Task<bool> Load()
    {
        if (await campaigns.TakeCurrent(Actor, Cancel) is not { } hand)
            return false;
        Hand = hand;
        Rows = await tracks.Departments(Actor, hand.Id, Cancel);
        if (Department is null && Rows.Count == 1)
            Department = Rows[0].DepartmentId;
        if (Department is { } chosen)
            People = await tracks.People(Actor, hand.Id, chosen, Cancel);
        OldPapers = await tracks.ToTakeBack(Actor, hand.Id, Cancel);
        return true;
    }
}
