using Caika.Campaigns;
using Caika.Enrolments.Agents;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.Platform.Files;
using Microsoft.EntityFrameworkCore;

namespace Caika.Enrolments.Consents;

/// <summary>Takes down what somebody agrees to, each by itself, with version and hash of the text that was shown.</summary>
internal sealed class GiveConsents(CaikaDb db, CampaignBook campaigns, FileVault files, TimeProvider clock)
{
    /// <param name="channel">How it was given; a person's own phone is noted as such whatever stands here.</param>
    /// <param name="scan">A clerk may add the scanned sheet of paper.</param>
    /// <returns>What is still missing.</returns>
    internal async Task<Outcome<IReadOnlyList<ConsentKind>>> Run(
        Actor actor, Guid enrolmentId, IReadOnlyCollection<ConsentKind> kinds, string channel, CancellationToken cancel, ReadOnlyMemory<byte> scan = default)
    {
        if (!actor.MayEnter())
            return Refusal.NotAllowed;
        // An agent gives no consent in somebody's name.
        if (actor.OnlyByPerson(OwnDeed.Consent) is { } own)
            return own;
        if (await db.ReadEnrolment(actor, enrolmentId, cancel) is not { } enrolment || await campaigns.Take(enrolment.CampaignId, actor, cancel) is not { } hand)
            return Refusal.NotFound;
        if (hand.Closed(clock) is { } closed)
            return closed;
        var evidence = scan.IsEmpty ? null : await files.Put(hand.Id, hand.Keys, scan, cancel);

        await using var work = await db.JoinAsync(cancel);
        var missing = await db.MissingConsents(enrolmentId, hand.Pack, cancel);
        var given = missing.Where(kinds.Contains).ToList();
        foreach (var text in given.Select(kind => hand.Pack.Text(kind)!))
        {
            db.Add(new Consent
            {
                EnrolmentId = enrolmentId,
                Kind = text.KindOf(),
                TextVersion = text.Version,
                TextHash = text.Hash(),
                Channel = actor.Kind == ActorKind.Person ? Entry.ByPerson : channel,
                GivenAt = clock.GetUtcNow(),
                EvidenceFileId = evidence?.Id,
            });
            db.Record(actor, "consent.given", enrolmentId, $"{text.Title}（第 {text.Version} 版，{(actor.Kind == ActorKind.Person ? Entry.ByPerson : channel)}）");
        }
        var left = missing.Except(given).ToList();
        if (left.Count == 0 && (await db.TakeEnrolment(actor, enrolmentId, cancel))! is { ConsentWithdrawn: true } withdrawn)
            withdrawn.SetConsent(withdrawn: false, clock.GetUtcNow());
        return await db.Settle(work, cancel) is { } stale ? (Outcome<IReadOnlyList<ConsentKind>>)stale : left;
    }
}
