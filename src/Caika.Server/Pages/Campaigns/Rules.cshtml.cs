using Caika.Campaigns;
using Caika.Imaging.Findings;
using Caika.Platform.Access;
using Caika.RulePacks;
using Caika.Server.Hosting;
using Microsoft.AspNetCore.Mvc;

namespace Caika.Server.Pages.Campaigns;

/// <summary>The rules of a campaign: read, compare with a pack that ships, set one stricter or milder, with a reason.</summary>
[Allows(Right.ManageCampaign)]
internal sealed class RulesModel(CampaignBook campaigns, ChangeRules change) : CaikaPage
{
    public Campaign Campaign { get; private set; } = null!;
    public RulePack Pack { get; private set; } = null!;
    public IReadOnlyList<PackLimit> Limits { get; private set; } = [];
    public string Against { get; private set; } = "";
    public IReadOnlyList<PackDifference> Differences { get; private set; } = [];

    /// <summary>The row that was sent, shown again when it was refused.</summary>
    public string? Sent { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, string? against)
    {
        if (!await Load(id))
            return NotFound();
        Against = RulePack.Shipped.Contains(against) ? against! : Campaign.RulePackId;
        Differences = PackEdit.Compare(RulePack.ShippedText(Against), Campaign.RulePackText);
        return Page();
    }

    public async Task<IActionResult> OnPostLevelAsync(Guid id, long version, string? rule, Level level, string? reason)
    {
        Sent = rule;
        return await Load(id) ? await Done(await change.Level(Actor, id, version, rule ?? "", level, reason ?? "", Cancel), id) : NotFound();
    }

    public async Task<IActionResult> OnPostLimitAsync(Guid id, long version, string? path, double value, string? reason)
    {
        Sent = path;
        return await Load(id) ? await Done(await change.Limit(Actor, id, version, path ?? "", value, reason ?? "", Cancel), id) : NotFound();
    }

    public async Task<IActionResult> OnPostSwitchAsync(Guid id, long version, string? path, bool on, string? reason)
    {
        Sent = path;
        return await Load(id) ? await Done(await change.Switch(Actor, id, version, path ?? "", on, reason ?? "", Cancel), id) : NotFound();
    }

    private async Task<IActionResult> Done(Outcome<Campaign> outcome, Guid id)
    {
        if (outcome.Refusal is { } refusal)
        {
            await OnGetAsync(id, null);
            return Show(refusal);
        }
        Said = "规则已改。填写的内容马上按新规则检查，已有的图片在后台重新检查。";
        return LocalRedirect($"/campaigns/{id}/rules");
    }

    private async Task<bool> Load(Guid id)
    {
        if (await campaigns.Take(id, Actor, Cancel) is not { } hand)
            return false;
        (Campaign, Pack, Limits) = (hand.Campaign, hand.Pack, PackEdit.Limits(hand.Campaign.RulePackText));
        return true;
    }
}
