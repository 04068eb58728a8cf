using System.Security.Cryptography;
using System.Text.Json;
using Caika.Campaigns;
using Caika.Enrolments;
using Caika.Platform.Access;
using Caika.Reviews;
using Caika.Reviews.Strips;
using Caika.Server.Hosting;
using Caika.Server.Pages.Shared;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;

namespace Caika.Server.Pages.Reviews;

/// <summary>One question about one part of many photos. The page that was shown comes back sealed: what was on it, and since when.</summary>
[Allows(Right.ReviewForDepartment, Right.ReviewForUnit)]
internal sealed class StripsModel(CampaignBook campaigns, StripQueue queue, JudgeStrips judge, UndoStrips undoStrips, IDataProtectionProvider protection, TimeProvider clock) : CaikaPage
{
    private readonly IDataProtector _seal = protection.CreateProtector("strips");

    [BindProperty(SupportsGet = true)]
    public Stage? Stage { get; set; }

    /// <summary>Key of the question.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Part { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int PageNo { get; set; } = 1;

    /// <summary>The last page that was sent, to be taken back.</summary>
    [TempData]
    public string? Last { get; set; }
    public StripQuestion Question { get; private set; } = StripQuestion.All[0];
    public IReadOnlyList<(StripQuestion Question, int Waiting)> Questions { get; private set; } = [];
    public StripPage List { get; private set; } = new([], 0, 1);
    public string ReasonLabel { get; private set; } = "";
    public Undo? Undo { get; private set; }

    public string Shown => _seal.Protect(JsonSerializer.Serialize(new ShownStrips(Question.Key, Stage!.Value, List.Photos, clock.GetUtcNow())));

    public string Of(StripQuestion question, int page = 1) => $"/reviews/strips?stage={(Stage == Caika.Enrolments.Stage.Unit ? "unit" : "department")}&part={question.Key}{(page > 1 ? $"&p={page}" : "")}";

    public async Task<IActionResult> OnGetAsync() => await Load() ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string? shown, Guid[] bad)
    {
        if (Open(shown) is not { } sheet)
            return await Load() ? Show(Refusal.Rule("这一页已经放得太久，请重新看一遍再提交。")) : NotFound();
        var outcome = await judge.Run(Actor, sheet, bad, Cancel);
        if (outcome.Refusal is { } refusal)
            return await Load() ? Show(refusal) : NotFound();
        (Said, Last) = (outcome.Value!.Said, $"{outcome.Value.SheetId}|{outcome.Value.Said}");
        return await Load() ? Redirect(Of(Question)) : NotFound();
    }

    public async Task<IActionResult> OnPostUndoAsync(Guid sheet)
    {
        var outcome = await undoStrips.Run(Actor, sheet, Cancel);
        if (outcome.Refusal is { } refusal)
            return await Load() ? Show(refusal) : NotFound();
        Said = outcome.Value;
        return await Load() ? Redirect(Of(Question)) : NotFound();
    }

    private ShownStrips? Open(string? shown)
    {
        try
        {
            return JsonSerializer.Deserialize<ShownStrips>(_seal.Unprotect(shown ?? ""));
        }
        catch (Exception reason) when (reason is CryptographicException or JsonException)
        {
            return null;
        }
    }

    private async Task<bool> Load()
    {
        Stage ??= ReviewStage.Of(Actor);
        if (Stage is not { } stage || !Actor.MayReview(stage) || await campaigns.TakeCurrent(Actor, Cancel) is not { } hand)
            return false;
        var questions = StripQuestion.In(hand.Pack);
        if (questions.Count == 0)
            return false;
        var counts = new List<(StripQuestion, int)>();
        foreach (var question in questions)
            counts.Add((question, await queue.Count(Actor, hand.Id, stage, question, Cancel)));
        (Questions, Question) = (counts, questions.FirstOrDefault(q => q.Key == Part) ?? questions[0]);
        List = await queue.Page(Actor, hand.Id, stage, Question, PageNo, Cancel);
        ReasonLabel = ReturnItem.Reasons(hand.Pack, ItemKind.Photo).First(r => r.Code == Question.Reason).Label;
        if ((Last ?? "").Split('|', 2) is [var id, var said])
            Undo = new(said, $"{Of(Question)}&handler=Undo", new Dictionary<string, string> { ["sheet"] = id });
        return true;
    }
}
