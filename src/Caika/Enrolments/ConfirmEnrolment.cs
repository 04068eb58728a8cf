using Caika.Campaigns;
using Caika.Enrolments.Agents;
using Caika.Enrolments.Consents;
using Caika.Platform.Access;
using Caika.Platform.Data;

namespace Caika.Enrolments;

/// <summary>
/// 核对提交: the person has looked at everything and sends it. A clerk does it for a person on the paper sheet that the
/// person signed (domain reference §9.3: the self-check may be on paper).
/// </summary>
internal sealed class ConfirmEnrolment(CaikaDb db, CampaignBook campaigns, TimeProvider clock)
{
    /// <param name="paperEvidence">What stands for the person's own confirmation; a clerk must say it, a person must not.</param>
    /// <returns>The items that went on to review; none when everything had gone already.</returns>
    internal async Task<Outcome<IReadOnlyList<ItemKind>>> Run(Actor actor, Guid enrolmentId, string? paperEvidence, CancellationToken cancel)
    {
        if (!actor.MayEnter())
            return Refusal.NotAllowed;
        // Nobody confirms in somebody's name (notice 四2), an agent neither.
        if (actor.OnlyByPerson(OwnDeed.Confirm) is { } own)
            return own;
        await using var work = await db.JoinAsync(cancel);
        if (await db.TakeEnrolment(actor, enrolmentId, cancel) is not { } enrolment || await campaigns.Take(enrolment.CampaignId, actor, cancel) is not { } hand)
            return Refusal.NotFound;
        if (enrolment.ConfirmedAt is not null && !enrolment.Items.Exists(i => i.Stage == Stage.Person))
            return Array.Empty<ItemKind>();
        if (hand.Closed(clock) is { } closed)
            return closed;
        if (enrolment.ExclusionReason is not null)
            return Refusal.Rule(actor.Kind == ActorKind.Staff ? "这个人不纳入本次采集，不用提交。" : "您不在这次采集的范围里，不用提交。有疑问请联系经办人。");
        if (actor.Kind == ActorKind.Staff && string.IsNullOrWhiteSpace(paperEvidence))
            return Refusal.Rule("请先确认：纸质信息表已由本人签字。");
        if ((await db.MissingConsents(enrolmentId, hand.Pack, cancel)).Count is > 0 and var consents)
            return Refusal.Rule($"还有 {consents} 项同意没有勾选，请先完成知情同意。");
        if (Missing(enrolment, hand) is { } missing)
            return missing;

        var moved = enrolment.Confirm(clock.GetUtcNow());
        if (actor.Kind != ActorKind.Person)
            enrolment.EnteredOnPaper = paperEvidence?.Trim() ?? "";
        db.Record(actor, "enrolment.confirmed", enrolmentId, $"{string.Join("、", moved.Select(k => k.Label()))}（{actor.Channel()}）");
        if (await db.Settle(work, cancel) is { } stale)
            return stale;
        return moved.ToArray();
    }

    /// <summary>F01, F40, and what is entered but not well enough yet.</summary>
    private static Refusal? Missing(Enrolment enrolment, CampaignInHand hand)
    {
        bool IsEmpty(ItemKind kind) => enrolment.Item(kind) is null;
        if (IsEmpty(ItemKind.Photo))
            return Refusal.Rule(hand.Pack.Rule("F01")?.Message ?? "请上传照片。");
        if (IsEmpty(ItemKind.Emblem) || IsEmpty(ItemKind.Portrait))
            return Refusal.Rule(hand.Pack.Rule("F40")?.Message ?? "请上传身份证国徽面（A）和人像面（B）。");
        var open = ItemKinds.All.Where(kind => (enrolment.Item(kind)?.Stage ?? Stage.Person) == Stage.Person && enrolment.Item(kind) is not { IsComplete: true }).ToList();
        return open.Count == 0 ? null : Refusal.Rule($"还差这几项：{string.Join("、", open.Select(kind => kind.Label()))}。填好以后再提交。");
    }
}
