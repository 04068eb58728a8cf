using Caika.Campaigns;
using Caika.Enrolments;
using Caika.Imaging.Findings;
using Caika.Imaging.Photos;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.Platform.Events;
using Caika.Platform.Files;
using Caika.RulePacks;
using Microsoft.EntityFrameworkCore;

namespace Caika.Photos;

/// <summary>A photo that was looked at and lies in the store; nothing in the database tells of it yet.</summary>
internal sealed record ReadyPhoto(CampaignInHand Hand, Guid EnrolmentId, PhotoSource Source, string FileName, PhotoReport Report, IReadOnlyList<Finding> Alike, StoredFile Original, StoredFile? Derived);

/// <summary>
/// Takes a photo in: looks at it outside any transaction, keeps the original and the file made from it, and replaces the
/// version before. A photo that does not meet the rules is kept too; its findings say what to do. Who brings many at once
/// makes them ready first and writes them together.
/// </summary>
internal sealed class SubmitPhoto(CaikaDb db, CampaignBook campaigns, FileVault files, InspectPhoto inspect, SamePhoto same, Events events, TimeProvider clock)
{
    /// <param name="seen">What these bytes looked like under the same pack, when somebody has looked already.</param>
    internal async Task<Outcome<Photo>> Run(Actor actor, Guid enrolmentId, PhotoSource source, string fileName, ReadOnlyMemory<byte> bytes, CancellationToken cancel, PhotoReport? seen = null)
    {
        var ready = await Ready(actor, enrolmentId, source, fileName, bytes, cancel, seen);
        return ready.Refusal is { } refusal ? refusal : await Write(actor, ready.Value!, cancel);
    }

    /// <summary>The slow part; holds nobody up.</summary>
    internal async Task<Outcome<ReadyPhoto>> Ready(Actor actor, Guid enrolmentId, PhotoSource source, string fileName, ReadOnlyMemory<byte> bytes, CancellationToken cancel, PhotoReport? seen = null)
    {
        if (!actor.MayEnter())
            return Refusal.NotAllowed;
        if (PictureFiles.TooLarge(bytes.Length) is { } tooLarge)
            return tooLarge;
        source = actor.Kind switch { ActorKind.Person => PhotoSource.Self, ActorKind.Agent => PhotoSource.Agent, _ => source };
        if (await db.ReadEnrolment(actor, enrolmentId, cancel) is not { } before || await campaigns.Take(before.CampaignId, actor, cancel) is not { } hand)
            return Refusal.NotFound;
        if (await Against(actor, hand, before, source, cancel) is { } against)
            return against;
        var report = seen ?? await inspect.Run(bytes, hand.Pack.Photo, cancel);
        var original = await files.Put(hand.Id, hand.Keys, bytes, cancel);
        var derived = report.Derived is { } made ? await files.Put(hand.Id, hand.Keys, made.File, cancel) : null;
        db.Forget(original, derived);
        return new ReadyPhoto(hand, enrolmentId, source, fileName, report, await same.Of(hand.Id, enrolmentId, original.Sha256, report, cancel), original, derived);
    }

    /// <summary>One transaction, or part of the caller's.</summary>
    internal async Task<Outcome<Photo>> Write(Actor actor, ReadyPhoto ready, CancellationToken cancel)
    {
        var (hand, enrolmentId, source, fileName, report, alike, original, derived) = ready;
        await using var work = await db.JoinAsync(cancel);
        var enrolment = (await db.TakeEnrolment(actor, enrolmentId, cancel))!;
        var versions = await db.Set<Photo>().Where(p => p.EnrolmentId == enrolmentId).ToListAsync(cancel);
        var current = versions.Find(p => p.IsCurrent);
        // A double tap, or the same file chosen again, changes nothing.
        if (current is not null && current.OriginalSha256.AsSpan().SequenceEqual(original.Sha256))
            return current;
        if (await Against(actor, hand, enrolment, source, cancel) is not null)
            return Entry.NotOpen(ItemKind.Photo, actor);

        // Two people may have sent the same file at the same moment; the slower one sees it here.
        if (alike.Count == 0)
            alike = await same.SameBytes(hand.Id, enrolmentId, original.Sha256, cancel);
        var findings = hand.Pack.Dress([.. report.Findings, .. alike], report.Fault);
        var id = Guid.NewGuid();
        var photo = new Photo
        {
            Id = id,
            EnrolmentId = enrolmentId,
            Number = versions.Count == 0 ? 1 : versions.Max(p => p.Number) + 1,
            Source = source,
            OriginalFileId = original.Id,
            DerivedFileId = derived?.Id,
            Derivation = report.Derived is { } how ? PictureWords.Of(how.How) : "",
            FileName = hand.Keys.Seal(fileName, id),
            Width = report.Width,
            Height = report.Height,
            OriginalSha256 = original.Sha256,
            ConfirmedAt = source == PhotoSource.Self ? clock.GetUtcNow() : null,
            ReceivedAt = clock.GetUtcNow(),
            ReceivedFrom = actor.Kind == ActorKind.Person ? Entry.ByPerson : actor.Name,
        }.Judge(findings, report);
        versions.ForEach(p => p.IsCurrent = false);
        db.Add(original);
        if (derived is not null)
            db.Add(derived);
        db.Add(photo);
        // What came from elsewhere waits until the person has seen it.
        enrolment.Enter(ItemKind.Photo, photo.Outcome != Outcome.Refuse && !source.NeedsLook(), clock.GetUtcNow());
        await events.Raise(new ItemChanged(enrolment, ItemKind.Photo), cancel);
        db.Record(actor, current is null ? "photo.submitted" : "photo.replaced", enrolmentId, $"第 {photo.Number} 版，{source.Label()}，{actor.Channel()}");
        return await db.Settle(work, cancel) is { } stale ? stale : photo;
    }

    private async Task<Refusal?> Against(Actor actor, CampaignInHand hand, Enrolment enrolment, PhotoSource source, CancellationToken cancel) =>
        !source.NeedsLook() ? await db.Against(actor, hand, enrolment, ItemKind.Photo, clock, cancel)
        : enrolment.HandOver == HandOver.None && enrolment.ExclusionReason is null ? null : Refusal.Rule("这个人的材料已经上报或不在采集范围内，照片没有换。");
}
