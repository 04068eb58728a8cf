using Caika.Campaigns;
using Caika.Enrolments;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.Questions;
using Caika.Server.Hosting;
using Microsoft.AspNetCore.Mvc;

namespace Caika.Server.Pages.Questions;

/// <summary>A person asks, and reads the answers.</summary>
[Allows(Right.OwnEnrolment, Right.EnterAsAgent)]
internal sealed class MineModel(CaikaDb db, CampaignBook campaigns, AskQuestion ask, QuestionList list) : OwnPage(db, campaigns)
{
    [BindProperty]
    public ItemKind? Item { get; set; }

    [BindProperty]
    public string? Text { get; set; }

    public IReadOnlyList<QuestionView> Asked { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync() => await LoadAll() ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await LoadAll())
            return NotFound();
        var outcome = await ask.Run(Actor, OwnId, Item, Text ?? "", Cancel);
        if (outcome.Refusal is { } refusal)
            return Show(refusal);
        Said = "已经送到经办人。答复会显示在这一页。";
        return LocalRedirect("/questions/mine");
    }

    private async Task<bool> LoadAll()
    {
        if (!await Load())
            return false;
        Asked = await list.Of(Actor, Hand, Enrolment, Cancel);
        return true;
    }
}
