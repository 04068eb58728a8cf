using Caika.Imaging.Findings;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.Platform.Events;
using Caika.RulePacks;

namespace Caika.Campaigns;

/// <summary>A rule or a limit of a campaign was changed: pictures it may concern are judged again.</summary>
/// <param name="RuleId">The rule whose level changed; null when a limit did.</param>
/// <param name="Limit">The limit that changed, for example <c>photo.minWidth</c>; null when a level did.</param>
internal sealed record RulesChanged(Campaign Campaign, string? RuleId, string? Limit);

/// <summary>
/// Sets one rule of a campaign stricter or milder, or one limit, with a reason. The campaign keeps a pack of its own, so nothing
/// changes for others; data are judged by it at once, pictures in the background.
/// </summary>
internal sealed class ChangeRules(CaikaDb db, Events events)
{
    internal async Task<Outcome<Campaign>> Level(Actor actor, Guid id, long version, string ruleId, Level level, string reason, CancellationToken cancel)
    {
        var taken = await Take(actor, id, version, reason, cancel);
        if (!taken.Done)
            return taken;
        var campaign = taken.Value!;
        if (RulePack.Parse(campaign.RulePackText).Rule(ruleId) is not { } row)
            return Refusal.NotFound;
        if (row.Level == level)
            return campaign;
        if (level == Imaging.Findings.Level.Refuse && row.Cites.Length == 0)
            return Refusal.Rule("这条规则没有通知或标准作依据，不能用来退回，最多提请人工看。");
        campaign.RulePackText = PackEdit.SetLevel(campaign.RulePackText, ruleId, level);
        return await Settle(actor, campaign, $"{ruleId} {Words(row.Level)} → {Words(level)}；原因：{reason.Trim()}", new(campaign, ruleId, null), cancel);
    }

    internal async Task<Outcome<Campaign>> Limit(Actor actor, Guid id, long version, string path, double value, string reason, CancellationToken cancel)
    {
        var taken = await Take(actor, id, version, reason, cancel);
        if (!taken.Done)
            return taken;
        var campaign = taken.Value!;
        if (PackEdit.Limits(campaign.RulePackText).FirstOrDefault(l => l.Path == path) is not { } before)
            return Refusal.NotFound;
        if (before.Value == value)
            return campaign;
        var text = PackEdit.SetLimit(campaign.RulePackText, path, value);
        if (!double.IsFinite(value) || !Holds(text))
            return Refusal.Rule("这个数值不合适，没有改。整数的界限要写整数。");
        campaign.RulePackText = text;
        return await Settle(actor, campaign, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{path} {before.Value} → {value}；原因：{reason.Trim()}"), new(campaign, null, path), cancel);
    }

    /// <param name="path">One of <see cref="PackEdit.Switches"/>.</param>
    internal async Task<Outcome<Campaign>> Switch(Actor actor, Guid id, long version, string path, bool on, string reason, CancellationToken cancel)
    {
        var taken = await Take(actor, id, version, reason, cancel);
        if (!taken.Done)
            return taken;
        var campaign = taken.Value!;
        if (!PackEdit.Switches.TryGetValue(path, out var words))
            return Refusal.NotFound;
        if (PackEdit.IsOn(campaign.RulePackText, path) == on)
            return campaign;
        campaign.RulePackText = PackEdit.Switch(campaign.RulePackText, path, on);
        return await Settle(actor, campaign, $"{words} → {(on ? "是" : "否")}；原因：{reason.Trim()}", new(campaign, null, path), cancel);
    }

    internal static string Words(Level level) => level switch
    {
        Imaging.Findings.Level.Off => "不查",
        Imaging.Findings.Level.Hint => "只提示",
        Imaging.Findings.Level.Review => "人工看",
        _ => "退回",
    };

    private async Task<Outcome<Campaign>> Take(Actor actor, Guid id, long version, string reason, CancellationToken cancel)
    {
        if (await db.OwnCampaign(actor, id, cancel) is not { } campaign)
            return Refusal.NotFound;
        if (campaign.Version != version)
            return Refusal.Stale;
        return string.IsNullOrWhiteSpace(reason) || reason.Length > 200 ? Refusal.Rule("请写明改规则的原因，不超过 200 字；它会留在审计记录里。") : campaign;
    }

    private async Task<Outcome<Campaign>> Settle(Actor actor, Campaign campaign, string detail, RulesChanged changed, CancellationToken cancel)
    {
        await using var work = await db.JoinAsync(cancel);
        db.Record(actor, "campaign.rule-changed", campaign.Id, detail);
        await events.Raise(changed, cancel);
        if (!await db.TrySaveAsync(cancel))
            return Refusal.Stale;
        await work.CommitAsync(cancel);
        return campaign;
    }

    private static bool Holds(string text)
    {
        try
        {
            _ = RulePack.Parse(text);
            return true;
        }
        catch (System.Text.Json.JsonException)
        {
            return false;
        }
    }
}
