using Caika.Campaigns;
using Caika.Platform.Access;
using Caika.RulePacks;
using Caika.Server.Hosting;
using Microsoft.AspNetCore.Mvc;

namespace Caika.Server.Pages.Campaigns;

/// <summary>One campaign: dates, opening and closing, rules, consent texts.</summary>
[Allows(Right.ManageCampaign)]
internal sealed class CampaignModel(CampaignBook campaigns, KeepCampaign keep, MoveCampaign move) : CaikaPage
{
    [BindProperty]
    public CampaignInput Form { get; set; } = new();

    [BindProperty]
    public long Version { get; set; }

    public Campaign Campaign { get; private set; } = null!;
    public RulePack Pack { get; private set; } = null!;
    public IReadOnlyList<string> Lacks { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (!await Load(id))
            return campaigns.Erased is not null ? LocalRedirect($"/erasures/{id}") : NotFound();
        (Form, Version) = (CampaignInput.Of(Campaign), Campaign.Version);
        return Page();
    }

    public async Task<IActionResult> OnPostSaveAsync(Guid id, string? reason)
    {
        if (!await Load(id))
            return NotFound();
        if (Form.ToForm() is not { } form)
            return Show(Refusal.Rule("请把各个日期填完整。"));
        return Done(await keep.Change(Actor, id, Version, form, reason ?? "", Cancel), "已保存。");
    }

    public async Task<IActionResult> OnPostOpenAsync(Guid id) =>
        await Load(id) ? Done(await move.Open(Actor, id, Cancel), "采集已经开始。下一步：导入名册，发登录条。") : NotFound();

    public async Task<IActionResult> OnPostCloseAsync(Guid id) =>
        await Load(id) ? Done(await move.Close(Actor, id, Cancel), "采集已截止，本人和经办人不能再改。") : NotFound();

    public async Task<IActionResult> OnPostReopenAsync(Guid id, DateOnly until, string? reason) =>
        await Load(id) ? Done(await move.Reopen(Actor, id, until, reason ?? "", Cancel), "已重新开放补采。") : NotFound();

    public async Task<IActionResult> OnPostArchiveAsync(Guid id) =>
        await Load(id) ? Done(await move.Archive(Actor, id, Cancel), "已归档。页面上不再显示它的人员和进度；资料都在，需要时可以取消归档。") : NotFound();

    public async Task<IActionResult> OnPostTakeOutAsync(Guid id) =>
        await Load(id) ? Done(await move.TakeOut(Actor, id, Cancel), $"已取消归档，现在是“{Campaign.Status.Label()}”。") : NotFound();

    private IActionResult Done(Outcome<Campaign> outcome, string said)
    {
        if (outcome.Refusal is { } refusal)
            return Show(refusal);
        Said = said;
        return LocalRedirect($"/campaigns/{outcome.Value!.Id}");
    }

    private async Task<bool> Load(Guid id)
    {
        if (await campaigns.Take(id, Actor, Cancel) is not { } hand)
            return false;
        (Campaign, Pack) = (hand.Campaign, hand.Pack);
        Lacks = Campaign.Status == CampaignStatus.Draft ? await move.Lacks(Campaign, Cancel) : [];
        return true;
    }
}
