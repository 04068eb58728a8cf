using Caika.Enrolments;
using Caika.Imaging.IdCards;
using Caika.Platform.Access;
using Caika.Reviews;
using Caika.RulePacks;
using Caika.Server.Hosting;
using Caika.Server.Pages.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Caika.Server.Pages.Reviews;

/// <summary>One person before a reviewer: picture, fields, findings; passes and returns item by item.</summary>
[Allows(Right.ReviewForDepartment, Right.ReviewForUnit)]
internal sealed class PersonModel(ReviewSheet sheets, ReviewQueue queue, ApproveItem approveItem, ApproveAll approveAll, ReturnItem returnItem, UndoDecision undo) : CaikaPage
{
    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public Stage? Stage { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? Department { get; set; }

    [BindProperty(SupportsGet = true, Name = "page")]
    public int PageNo { get; set; } = 1;

    [BindProperty(SupportsGet = true)]
    public ItemKind? Item { get; set; }

    [BindProperty]
    public long Version { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public string? Words { get; set; }

    /// <summary>The last decision, to be taken back: enrolment, version, what was said.</summary>
    [TempData]
    public string? Last { get; set; }
    public SheetOfReview Sheet { get; private set; } = null!;
    public ReviewList List { get; private set; } = new([], 0, 1);
    public ReviewPlace Place => new(Stage!.Value, Department, List.Page);
    public IReadOnlyList<ItemKind> Waiting { get; private set; } = [];

    /// <summary>The item the keys act on.</summary>
    public ItemKind Chosen { get; private set; }
    public IReadOnlyList<ReturnReason> Reasons => ReturnItem.Reasons(Sheet.Hand.Pack, Chosen);
    public IReadOnlyList<FindingCard> PhotoFindings => [.. FindingCard.Numbered(Sheet.Photo is { } photo ? StoredFindings.Read(photo.Findings) : [])];
    public ReviewEntry? Previous { get; private set; }
    public ReviewEntry? Next { get; private set; }
    public Undo? Undo { get; private set; }

    public async Task<IActionResult> OnGetAsync() => await Load() ? Page() : NotFound();

    public Task<IActionResult> OnPostApproveAsync() => Decide(() => approveItem.Run(Actor, Id, Item ?? ItemKind.Photo, Stage ?? Caika.Enrolments.Stage.Person, Version, Cancel));

    public Task<IActionResult> OnPostApproveAllAsync() => Decide(() => approveAll.Run(Actor, Id, Stage ?? Caika.Enrolments.Stage.Person, Version, Cancel));

    public Task<IActionResult> OnPostReturnAsync() => Decide(() => returnItem.Run(Actor, Id, Item ?? ItemKind.Photo, Stage ?? Caika.Enrolments.Stage.Person, Reason ?? "", Words ?? "", Cancel, Version));

    public async Task<IActionResult> OnPostUndoAsync()
    {
        var outcome = await undo.Run(Actor, Id, Version, Cancel);
        if (outcome.Refusal is { } refusal)
            return await Load() ? Show(refusal) : NotFound();
        Said = outcome.Value!.Said;
        return Redirect(new ReviewPlace(Stage ?? Caika.Enrolments.Stage.Unit, Department, PageNo).Of(Id));
    }

    // The queue is read before the decision, so that "next" means the next one the reviewer saw.
    private async Task<IActionResult> Decide(Func<Task<Outcome<Decided>>> action)
    {
        if (!await Load())
            return NotFound();
        var next = Next;
        var outcome = await action();
        if (outcome.Refusal is { } refusal)
            return await Load() ? Show(refusal) : NotFound();
        var decided = outcome.Value!;
        Last = $"{decided.EnrolmentId}|{decided.Version}|{decided.Said}";
        await Load();
        return Waiting.Count > 0 ? Redirect(Place.Of(Id)) : Redirect(next is null ? Place.List() : Place.Of(next.EnrolmentId));
    }

    private async Task<bool> Load()
    {
        Stage ??= ReviewStage.Of(Actor);
        if (Stage is not { } stage || !Actor.MayReview(stage) || await sheets.Of(Actor, Id, Cancel) is not { } sheet)
            return false;
        Sheet = sheet;
        List = await queue.Page(Actor, sheet.Hand.Id, stage, Department, PageNo, Cancel);
        var here = List.Entries.ToList().FindIndex(e => e.EnrolmentId == Id);
        Previous = here > 0 ? List.Entries[here - 1] : null;
        Next = List.Entries.ElementAtOrDefault(here + 1);
        Waiting = [.. ItemKinds.All.Where(kind => sheet.Enrolment.Item(kind)?.Stage == stage)];
        Chosen = Item is { } asked && Enum.IsDefined(asked) ? asked : Doubtful() ?? (Waiting.Contains(ItemKind.Photo) || Waiting.Count == 0 ? ItemKind.Photo : Waiting[0]);
        if ((Last ?? "").Split('|', 3) is [var id, var version, var said])
            Undo = new(said, Place.Post(Guid.Parse(id), "Undo"), new Dictionary<string, string> { ["Version"] = version });
        return true;
    }

    // What the machine could not decide is looked at first.
    private ItemKind? Doubtful() => Waiting.Select(kind => (ItemKind?)kind).LastOrDefault(kind => kind switch
    {
        ItemKind.Photo => Sheet.Photo is { Outcome: not Imaging.Findings.Outcome.Pass },
        ItemKind.Emblem => Sheet.Cards.Any(c => c is { Side: IdCardSide.Emblem, Outcome: not Imaging.Findings.Outcome.Pass }),
        ItemKind.Portrait => Sheet.Cards.Any(c => c is { Side: IdCardSide.Portrait, Outcome: not Imaging.Findings.Outcome.Pass }),
        _ => false,
    });
}
