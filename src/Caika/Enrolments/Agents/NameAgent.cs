using Caika.Campaigns;
using Caika.Enrolments.Rules;
using Caika.Platform;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.Platform.Events;
using Caika.Platform.Files;
using Caika.Platform.PersonalData;

namespace Caika.Enrolments.Agents;

/// <summary>
/// Names the agent of a person, on a paper the clerk saw, and issues the agent's slip. Whoever was agent before is not any
/// more: the old slip is void. The agent stands on the forms, so what was printed without is void as well.
/// </summary>
internal sealed class NameAgent(CaikaDb db, CampaignBook campaigns, FileVault files, Events events, TimeProvider clock)
{
    /// <param name="seen">The clerk saw the paper itself.</param>
    /// <param name="scan">The scanned paper, if the clerk adds it.</param>
    internal async Task<Outcome<IssuedSlip>> Run(Actor actor, Guid enrolmentId, Agent agent, bool seen, ReadOnlyMemory<byte> scan, CancellationToken cancel)
    {
        if (!actor.May(Right.EditEnrolments))
            return Refusal.NotAllowed;
        if (await db.ReadEnrolment(actor, enrolmentId, cancel) is not { } before || await campaigns.Take(before.CampaignId, actor, cancel) is not { } hand)
            return Refusal.NotFound;
        if (Against(hand, before) is { } against)
            return against;
        if (PictureFiles.TooLarge(scan.Length) is { } tooLarge)
            return tooLarge;
        var named = Normalised.Of(agent) with { Since = clock.GetUtcNow() };
        if (AgentFit.Against(hand, named, hand.Keys.Open<PersonalData>(before.Personal, enrolmentId), seen || !scan.IsEmpty, ChinaTime.Today(clock)) is { } unfit)
            return unfit;
        var evidence = scan.IsEmpty ? null : await files.Put(hand.Id, hand.Keys, scan, cancel);

        await using var work = await db.JoinAsync(cancel);
        var enrolment = (await db.TakeEnrolment(actor, enrolmentId, cancel))!;
        var data = hand.Keys.Open<PersonalData>(enrolment.Personal, enrolmentId);
        if (await db.AgentSlip(enrolmentId, cancel) is { } old)
            old.IsVoid = true;
        enrolment.Personal = hand.Keys.Seal(data with { Agent = named }, enrolmentId);
        enrolment.Revision++;
        enrolment.Touch(clock.GetUtcNow());
        var (slip, secret) = Slip.Make(hand, enrolmentId, SlipHolder.Agent, actor, "", clock.GetUtcNow(), evidence?.Id);
        db.Add(slip);
        await events.Raise(new ItemChanged(enrolment, ItemKind.Identity), cancel);
        db.Record(actor, "agent.named", enrolmentId, $"{Mask.Name(named.FullName)}（{named.Relation}），{(seen ? "已见" : "已收")}{named.Authorisation}");
        if (await db.Settle(work, cancel) is { } stale)
            return stale;
        return new IssuedSlip(enrolmentId, enrolment.FullName, enrolment.Department!.Name, slip.SlipNo, secret);
    }

    private Refusal? Against(CampaignInHand hand, Enrolment enrolment) => hand.Closed(clock)
        ?? (enrolment.ExclusionReason is not null ? Refusal.Rule("这个人不纳入本次采集，不用指定代办人。")
            : enrolment.HandOver != HandOver.None ? Refusal.Rule("材料已经上报，没有要填的了。退回以后再指定代办人。") : null);
}
