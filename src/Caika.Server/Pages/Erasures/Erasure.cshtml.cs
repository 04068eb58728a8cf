using Caika.Campaigns;
using Caika.Erasures;
using Caika.Intake.Inbox;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.Server.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Caika.Server.Pages.Erasures;

/// <summary>What erasing a campaign takes away and what it cannot; afterwards the record of it.</summary>
[Allows(Right.ManageCampaign)]
internal sealed class ErasureModel(CaikaDb db, CampaignBook campaigns, PlanErasure plans, ForgetLetters letters, EraseCampaign erase, WriteErasureRecord record) : CaikaPage
{
    public Campaign Campaign { get; private set; } = null!;

    /// <summary>Null once it is erased.</summary>
    public ErasurePlan? Plan { get; private set; }
    public LettersLeft Letters { get; private set; } = new(0, false, [], 0);

    public Erasure? Record { get; private set; }
    public int LettersThere { get; private set; }

    [BindProperty]
    public string? Typed { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public string? Despite { get; set; }

    public bool CanErase => Campaign.Status == CampaignStatus.Archived;

    public async Task<IActionResult> OnGetAsync(Guid id) => await Load(id) ? Page() : NotFound();

    [NeedsProof]
    public async Task<IActionResult> OnPostEraseAsync(Guid id)
    {
        var outcome = await erase.Run(Actor, id, new(Typed ?? "", Reason ?? "", Despite ?? ""), Cancel);
        if (outcome.Refusal is { } refusal)
            return await Load(id) ? Show(refusal) : NotFound();
        Said = "密钥已经销毁，资料再也打不开。文件和数据库正在清除，几分钟后刷新这一页。";
        return LocalRedirect($"/erasures/{id}");
    }

    public async Task<IActionResult> OnPostAgainAsync(Guid id)
    {
        var outcome = await erase.Again(Actor, id, Cancel);
        if (outcome.Refusal is { } refusal)
            return await Load(id) ? Show(refusal) : NotFound();
        Said = "正在继续，请过一会儿刷新这一页。";
        return LocalRedirect($"/erasures/{id}");
    }

    public async Task<IActionResult> OnPostPaperAsync(Guid id)
    {
        var outcome = await record.Run(Actor, id, Cancel);
        if (outcome.Refusal is { } refusal)
            return await Load(id) ? Show(refusal) : NotFound();
        return File(outcome.Value!, "application/pdf", "销毁记录.pdf");
    }

    private async Task<bool> Load(Guid id)
    {
        if (await campaigns.Take(id, Actor, Cancel) is { } hand)
        {
            (Campaign, Plan, Letters) = (hand.Campaign, await plans.Run(hand, Cancel), await letters.Look(hand, Cancel));
            return true;
        }
        if (campaigns.Erased is not { } erased)
            return false;
        Campaign = erased;
        Record = await db.Set<Erasure>().AsNoTracking().SingleAsync(e => e.Id == id, Cancel);
        LettersThere = await db.Set<LetterToForget>().CountAsync(l => l.CampaignId == id && l.GoneAt == null, Cancel);
        return true;
    }
}
