using System.Globalization;
using System.Text.Json;
using Caika.Campaigns;
using Caika.Enrolments;
using Caika.Intake.Inbox;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.Platform.Jobs;
using Caika.Platform.PersonalData;
using Microsoft.EntityFrameworkCore;

namespace Caika.Erasures;

/// <param name="Typed">The document number or the count of people, typed by hand.</param>
/// <param name="Despite">Why it is erased although something is unfinished; empty when nothing is.</param>
internal sealed record ErasureOrder(string Typed, string Reason, string Despite);

/// <summary>
/// Erases an archived campaign (销毁). Its key is destroyed in this transaction: from its commit on nothing can be opened. Rows,
/// files and letters go in a job that may be broken off and goes on.
/// </summary>
internal sealed class EraseCampaign(CaikaDb db, CampaignBook campaigns, PlanErasure plans, ForgetLetters letters, KeyVault vault, JobQueue jobs, TimeProvider clock)
{
    private const int Longest = 200;

    internal async Task<Outcome<Erasure>> Run(Actor actor, Guid id, ErasureOrder order, CancellationToken cancel)
    {
        if (!actor.May(Right.ManageCampaign))
            return Refusal.NotAllowed;
        // What is counted here is what goes: nobody writes in between.
        await using var work = await db.JoinAsync(cancel);
        if (await campaigns.Take(id, actor, cancel) is not { } hand)
            return campaigns.Erased is null ? Refusal.NotFound : Refusal.Rule("这项采集工作的资料已经销毁。");
        var plan = await plans.Run(hand, cancel);
        if (Against(hand.Campaign, plan, order) is { } against)
            return against;
        var now = clock.GetUtcNow();
        var erasure = new Erasure
        {
            Id = id,
            RecordNo = $"XH-{Platform.ChinaTime.Of(now):yyyyMMdd}-{id.ToString("N")[..6].ToUpperInvariant()}",
            ErasedById = actor.Id,
            ErasedBy = actor.Name,
            BegunAt = now,
            Reason = order.Reason.Trim(),
            Unfinished = string.Join("", plan.Unfinished),
            Despite = plan.Unfinished.Count > 0 ? order.Despite.Trim() : "",
            Counts = JsonSerializer.Serialize(plan.Kinds.Where(k => k.Count > 0 || k.Bytes > 0)),
            Files = plan.Files,
            Bytes = plan.Bytes,
            FilesDigest = await plans.Digest(id, cancel),
        };
        await letters.Note(hand, cancel);
        hand.Campaign.DestroyKey(now);
        db.Add(erasure);
        // Whoever is signed in by a slip is out with the commit.
        await db.Set<Slip>().Where(s => s.CampaignId == id).ExecuteUpdateAsync(set => set.SetProperty(s => s.IsVoid, true), cancel);
        db.Record(actor, "campaign.erasure-begun", id, string.Create(CultureInfo.InvariantCulture, $"{erasure.RecordNo}，{plan.People} 人，{plan.Files} 个文件；原因：{erasure.Reason}{(erasure.Despite.Length > 0 ? $"；未办完仍销毁的原因：{erasure.Despite}" : null)}"));
        await jobs.Enqueue<EraseCampaignJob>(db, id, cancel);
        if (await db.Settle(work, cancel) is { } stale)
            return stale;
        vault.Forget(id);
        return erasure;
    }

    /// <summary>Asks for the work once more: a job that gave up, letters on a server that did not answer.</summary>
    internal async Task<Outcome<Erasure>> Again(Actor actor, Guid id, CancellationToken cancel)
    {
        if (await db.OwnCampaign(actor, id, cancel) is null || await db.Set<Erasure>().FindAsync([id], cancel) is not { } erasure)
            return Refusal.NotFound;
        await using var work = await db.JoinAsync(cancel);
        db.Record(actor, "campaign.erasure-again", id, erasure.RecordNo);
        await jobs.Enqueue<EraseCampaignJob>(db, id, cancel);
        return await db.Settle(work, cancel) is { } stale ? stale : erasure;
    }

    private static Refusal? Against(Campaign campaign, ErasurePlan plan, ErasureOrder order)
    {
        if (campaign.Status != CampaignStatus.Archived)
            return Refusal.Rule("先归档，再销毁。");
        if (string.IsNullOrWhiteSpace(order.Reason) || order.Reason.Length > Longest)
            return Refusal.Rule("请写明销毁的原因，不超过 200 字；它会留在销毁记录里。");
        if (plan.Unfinished.Count > 0 && string.IsNullOrWhiteSpace(order.Despite))
            return Refusal.Rule($"没有销毁：{string.Join("", plan.Unfinished)}确实要现在销毁，请写明没有办完也要销毁的原因。");
        if (order.Despite.Length > Longest)
            return Refusal.Rule("没有办完也要销毁的原因不超过 200 字。");
        var typed = order.Typed.Trim();
        var count = plan.People.ToString(CultureInfo.InvariantCulture);
        return typed.Length > 0 && (typed == campaign.DocumentNo || typed == count) ? null
            : Refusal.Rule(campaign.DocumentNo.Length > 0 ? $"请输入文号“{campaign.DocumentNo}”或者人数 {count}，确认后再销毁。" : $"请输入人数 {count}，确认后再销毁。");
    }
}
