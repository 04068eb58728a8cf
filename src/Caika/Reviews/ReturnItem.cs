using Caika.Campaigns;
using Caika.Enrolments;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.RulePacks;
using Microsoft.EntityFrameworkCore;

namespace Caika.Reviews;

/// <summary>
/// Sends one item back to the person; everything else stays where it is, and the corrected item comes back to the stage
/// that returned it. Later modules call it for the centre's answers and for objections, inside their own transaction.
/// </summary>
internal sealed class ReturnItem(CaikaDb db, CampaignBook campaigns, TimeProvider clock)
{
    /// <summary>The reason that is only words.</summary>
    internal const string Other = "O99";
    private const int LongestText = 200;

    /// <param name="by">Who returns; the corrected item comes back there.</param>
    /// <param name="reasonCode">A reason of the campaign's pack for this kind of item; the centre's codes are its own.</param>
    /// <param name="reasonText">Words of one's own for the person; needed with <see cref="Other"/>.</param>
    /// <param name="version">The enrolment's version the reviewer has looked at; null when no page stands behind.</param>
    internal async Task<Outcome<Decided>> Run(Actor actor, Guid enrolmentId, ItemKind kind, Stage by, string reasonCode, string reasonText,
        CancellationToken cancel, long? version = null)
    {
        if (!MayReturn(actor, by))
            return Refusal.NotAllowed;
        await using var work = await db.JoinAsync(cancel);
        if (await Take(actor, enrolmentId, by, cancel) is not { } enrolment)
            return Refusal.NotFound;
        var hand = (await campaigns.Take(enrolment.CampaignId, Actor.System(actor.Name), cancel))!;
        var item = enrolment.Item(kind);
        if (version is { } seen && (enrolment.Version != seen || item?.Stage != by) || item is { IsReturned: true } || by != Stage.Centre && !(item?.Stage >= by))
            return await db.Stale(enrolmentId, kind, cancel);
        if (by != Stage.Centre && enrolment.HandOver != HandOver.None)
            return Refusal.Rule("这个人的材料已经上报，等省中心答复后才能退回。");
        if (Reason(hand.Pack, kind, reasonCode) is not { } reason && by != Stage.Centre)
            return Refusal.Rule("请选一个退回原因。");
        var words = reasonText.Trim();
        if (reasonCode == Other && words.Length == 0)
            return Refusal.Rule("选“其他”时，请写明哪里不对、怎么改。");
        if (words.Length > LongestText)
            return Refusal.Rule($"说明最多 {LongestText} 个字。");

        var now = clock.GetUtcNow();
        var label = Reason(hand.Pack, kind, reasonCode)?.Label ?? reasonCode;
        var forPerson = reasonCode == Other ? words : Reason(hand.Pack, kind, reasonCode)?.Text + words;
        enrolment.Return(kind, by, reasonCode, forPerson, now);
        db.Decide(actor, enrolmentId, kind, by, approved: false, now, reasonCode, forPerson);
        // Words of one's own may name people: the trail keeps the reason's label.
        db.Record(actor, "item.returned", enrolmentId, $"{by.Label()}退回：{kind.Label()}，{label}");
        if (!await db.TrySaveAsync(cancel))
            return await db.Stale(enrolmentId, kind, cancel);
        await work.CommitAsync(cancel);
        return new Decided(enrolmentId, enrolment.Version, $"{enrolment.FullName}的{kind.Label()}已退回：{label}");
    }

    /// <summary>The reasons a reviewer may choose for an item.</summary>
    internal static IReadOnlyList<ReturnReason> Reasons(RulePack pack, ItemKind kind) =>
        [.. pack.Reasons.Where(r => r.Item == kind.ToString() || r.Item.Length == 0)];

    private static ReturnReason? Reason(RulePack pack, ItemKind kind, string code) => Reasons(pack, kind).FirstOrDefault(r => r.Code == code);

    private static bool MayReturn(Actor actor, Stage by) => actor.Kind == ActorKind.System || by switch
    {
        Stage.Centre => actor.May(Right.Submit) || actor.May(Right.AnswerForCentre),
        // An objection is recorded by whoever handles the forms; the corrected item is looked at again by that office.
        _ => actor.MayReview(by),
    };

    // The centre sees what was handed over to it or waits for its check, in every unit.
    private Task<Enrolment?> Take(Actor actor, Guid id, Stage by, CancellationToken cancel) => by == Stage.Centre && actor.May(Right.AnswerForCentre)
        ? db.Set<Enrolment>().Include(e => e.Items).Include(e => e.Department).AsSplitQuery()
            .SingleOrDefaultAsync(e => e.Id == id && (e.HandOver != HandOver.None || e.Items.Any(i => i.Stage == Stage.Centre)), cancel)
        : db.TakeEnrolment(actor, id, cancel);
}
