using Caika.Platform;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.Platform.PersonalData;
using Caika.RulePacks;
using Caika.Units;
using Microsoft.EntityFrameworkCore;

namespace Caika.Campaigns;

/// <summary>Makes a campaign of the own unit as a draft, and changes it: freely while a draft, with a reason once it is open.</summary>
internal sealed class KeepCampaign(CaikaDb db, KeyVault vault)
{
    /// <summary>A new draft with a key of its own; the pack's whole text is pinned.</summary>
    internal async Task<Outcome<Campaign>> Make(Actor actor, CampaignForm form, string packId, CancellationToken cancel)
    {
        if (!actor.May(Right.ManageCampaign) || actor.Unit is not { } unitId || await db.Set<Unit>().FindAsync([unitId], cancel) is not { } unit)
            return Refusal.Rule("请先在“本单位”里登记单位。");
        if (form.Against() is { } against)
            return against;
        if (!RulePack.Shipped.Contains(packId))
            return Refusal.Rule("请选一个规则包。");
        var id = Guid.NewGuid();
        var campaign = new Campaign
        {
            Id = id,
            UnitId = unit.Id,
            Title = form.Title,
            RulePackId = packId,
            RulePackText = RulePack.ShippedText(packId),
            ExportProfileText = RulePack.ShippedText("export-" + packId),
            OpensOn = form.OpensOn,
            PersonDeadline = form.PersonDeadline,
            DepartmentDeadline = form.DepartmentDeadline,
            UnitDeadline = form.UnitDeadline,
            WrappedKey = vault.NewWrappedKey(id),
        };
        form.WriteTo(campaign);
        db.Add(campaign);
        db.Record(actor, "campaign.made", id, campaign.Title);
        await db.SaveChangesAsync(cancel);
        return campaign;
    }

    /// <param name="reason">Needed once the campaign is open and a date changes; people may have planned by it.</param>
    internal async Task<Outcome<Campaign>> Change(Actor actor, Guid id, long version, CampaignForm form, string reason, CancellationToken cancel)
    {
        if (await db.OwnCampaign(actor, id, cancel) is not { } campaign)
            return Refusal.NotFound;
        if (campaign.Version != version)
            return Refusal.Stale;
        if (form.Against() is { } against)
            return against;
        var before = CampaignForm.Of(campaign);
        if (before == form)
            return campaign;
        if (campaign.Status >= CampaignStatus.Closed)
            return Refusal.Rule("采集已经截止，要改先重新开放。");
        var datesChange = before with { Title = form.Title, DocumentNo = form.DocumentNo } != form;
        if (campaign.Status != CampaignStatus.Draft && datesChange && string.IsNullOrWhiteSpace(reason))
            return Refusal.Rule("采集已经开始，改日期或办法要写明原因。");
        if (campaign.Status != CampaignStatus.Draft && form.OpensOn != before.OpensOn)
            return Refusal.Rule("采集已经开始，开始日期不能再改。");
        form.WriteTo(campaign);
        db.Record(actor, "campaign.changed", id, $"本人 {form.PersonDeadline:M-d}，二级单位 {form.DepartmentDeadline:M-d}，单位 {form.UnitDeadline:M-d}，补采 {form.GraceUntil?.ToString("M-d", System.Globalization.CultureInfo.InvariantCulture) ?? "无"}{(reason.Length > 0 ? "；原因：" + reason.Trim() : "")}");
        return await db.TrySaveAsync(cancel) ? campaign : Refusal.Stale;
    }
}

internal static class OwnCampaigns
{
    /// <summary>A campaign its administrator may change; null when it is not there or not of the own unit.</summary>
    internal static async Task<Campaign?> OwnCampaign(this CaikaDb db, Actor actor, Guid id, CancellationToken cancel) =>
        actor.May(Right.ManageCampaign) && await db.Set<Campaign>().FindAsync([id], cancel) is { } campaign && actor.Covers(campaign.UnitId) ? campaign : null;
}
