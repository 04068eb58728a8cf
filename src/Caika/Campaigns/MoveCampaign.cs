using Caika.Platform;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.Platform.Events;
using Caika.Units;
using Microsoft.EntityFrameworkCore;

namespace Caika.Campaigns;

/// <summary>Opens, closes and reopens a campaign. It opens only for a unit that was approved (notice 三(一)).</summary>
internal sealed class MoveCampaign(CaikaDb db, Events events, TimeProvider clock)
{
    internal async Task<Outcome<Campaign>> Open(Actor actor, Guid id, CancellationToken cancel)
    {
        if (await db.OwnCampaign(actor, id, cancel) is not { } campaign)
            return Refusal.NotFound;
        if (campaign.Status != CampaignStatus.Draft)
            return Refusal.Rule("采集已经开始过了。");
        var lacks = await Lacks(campaign, cancel);
        if (lacks.Count > 0)
            return Refusal.Rule("还不能开始采集：" + string.Join("", lacks));
        return await Move(actor, campaign, CampaignStatus.Open, "campaign.opened", campaign.Title, cancel);
    }

    internal async Task<Outcome<Campaign>> Close(Actor actor, Guid id, CancellationToken cancel)
    {
        if (await db.OwnCampaign(actor, id, cancel) is not { } campaign)
            return Refusal.NotFound;
        if (campaign.Status is not (CampaignStatus.Open or CampaignStatus.Grace))
            return Refusal.Rule("采集没有在进行。");
        return await Move(actor, campaign, CampaignStatus.Closed, "campaign.closed", campaign.Title, cancel);
    }

    /// <summary>Takes late entries again until a day, with a reason.</summary>
    internal async Task<Outcome<Campaign>> Reopen(Actor actor, Guid id, DateOnly until, string reason, CancellationToken cancel)
    {
        if (await db.OwnCampaign(actor, id, cancel) is not { } campaign)
            return Refusal.NotFound;
        if (string.IsNullOrWhiteSpace(reason) || reason.Length > 200)
            return Refusal.Rule("请写明重新开放的原因，不超过 200 字。");
        if (campaign.Status is CampaignStatus.Draft or CampaignStatus.Archived)
            return Refusal.Rule("这项采集工作没有开始，或已经归档。");
        if (until < ChinaTime.Today(clock) || until <= campaign.UnitDeadline)
            return Refusal.Rule("补采截止要在今天以后，并晚于单位截止。");
        campaign.GraceUntil = until;
        return await Move(actor, campaign, CampaignStatus.Grace, "campaign.reopened", $"补采到 {until:yyyy-MM-dd}；原因：{reason.Trim()}", cancel);
    }

    /// <summary>Puts a campaign away (归档): pages show another one, nothing in it changes.</summary>
    internal async Task<Outcome<Campaign>> Archive(Actor actor, Guid id, CancellationToken cancel)
    {
        if (await db.OwnCampaign(actor, id, cancel) is not { } campaign)
            return Refusal.NotFound;
        if (campaign.Status is not (CampaignStatus.Closed or CampaignStatus.Submitted or CampaignStatus.Issuing))
            return Refusal.Rule(campaign.Status == CampaignStatus.Archived ? "已经归档了。" : "采集截止以后才能归档。");
        return await Move(actor, campaign, CampaignStatus.Archived, "campaign.archived", campaign.Title, cancel);
    }

    /// <summary>Takes a campaign out of the archive again, as one that is over.</summary>
    internal async Task<Outcome<Campaign>> TakeOut(Actor actor, Guid id, CancellationToken cancel)
    {
        if (await db.OwnCampaign(actor, id, cancel) is not { } campaign)
            return Refusal.NotFound;
        if (campaign.Status != CampaignStatus.Archived || campaign.IsErased)
            return Refusal.Rule(campaign.IsErased ? "资料已经销毁，不能取消归档。" : "没有归档，不用取消。");
        return await Move(actor, campaign, CampaignStatus.Closed, "campaign.taken-out", campaign.Title, cancel);
    }

    /// <summary>What has to be set up before people may begin, one sentence each.</summary>
    internal async Task<IReadOnlyList<string>> Lacks(Campaign campaign, CancellationToken cancel)
    {
        var unit = await db.Set<Unit>().AsNoTracking().Include(u => u.Campuses).Include(u => u.Departments).AsSplitQuery().SingleAsync(u => u.Id == campaign.UnitId, cancel);
        var lacks = new List<string>();
        if (unit.Status != UnitStatus.Approved)
            lacks.Add("单位登记还没有通过省中心审核。");
        if (unit.Departments.Count == 0)
            lacks.Add("还没有二级单位。");
        if (unit.Campuses.Count == 0)
            lacks.Add("还没有校区。");
        else if (unit.Departments.Where(d => d.CampusId is null).Select(d => d.Name).Order(StringComparer.Ordinal).ToList() is { Count: > 0 } nowhere)
            lacks.Add($"{nowhere.Count} 个二级单位还没有设校区：{string.Join("、", nowhere.Take(5))}{(nowhere.Count > 5 ? "等" : null)}。");
        if (unit.PaperPlace.Length == 0)
            lacks.Add("还没有写明纸质表交到哪里。");
        if (ChinaTime.IsPast(campaign.GraceUntil ?? campaign.UnitDeadline, clock))
            lacks.Add("截止日期已经过去。");
        return lacks;
    }

    private async Task<Outcome<Campaign>> Move(Actor actor, Campaign campaign, CampaignStatus status, string action, string detail, CancellationToken cancel)
    {
        campaign.Status = status;
        db.Record(actor, action, campaign.Id, detail);
        if (status == CampaignStatus.Closed)
            await events.Raise(new CampaignClosed(campaign), cancel);
        return await db.TrySaveAsync(cancel) ? campaign : Refusal.Stale;
    }
}
