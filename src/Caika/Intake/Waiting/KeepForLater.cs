using Caika.Campaigns;
using Caika.Enrolments;
using Caika.IdCards;
using Caika.Imaging.Findings;
using Caika.Photos;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.Platform.Files;
using Microsoft.EntityFrameworkCore;

namespace Caika.Intake.Waiting;

/// <summary>
/// Keeps a picture that is looked at later: durable before the answer, like any other. Until then the item is not complete,
/// so nobody confirms what nobody has looked at.
/// </summary>
internal sealed class KeepForLater(CaikaDb db, CampaignBook campaigns, FileVault files, Rush rush, TimeProvider clock)
{
    /// <returns>Null when it is kept.</returns>
    internal async Task<Refusal?> Run(Actor actor, Guid enrolmentId, ItemKind kind, string fileName, ReadOnlyMemory<byte> bytes, CancellationToken cancel)
    {
        if (!actor.BySlip || !actor.MayEnter())
            return Refusal.NotAllowed;
        if (PictureFiles.TooLarge(bytes.Length) is { } tooLarge)
            return tooLarge;
        if (await db.ReadEnrolment(actor, enrolmentId, cancel) is not { } before || await campaigns.Take(before.CampaignId, actor, cancel) is not { } hand)
            return Refusal.NotFound;
        if (await db.Against(actor, hand, before, kind, clock, cancel) is { } against)
            return against;
        var file = await files.Put(hand.Id, hand.Keys, bytes, cancel);

        await using var work = await db.JoinAsync(cancel);
        var enrolment = (await db.TakeEnrolment(actor, enrolmentId, cancel))!;
        if (!enrolment.IsOpen(kind))
            return Entry.NotOpen(kind, actor);
        var older = await Forget(enrolmentId, kind, cancel);
        if (await Current(enrolmentId, kind, file.Sha256, cancel) is { } isGood)
        {
            // A double tap, or the one that counts already chosen again: nothing to look at.
            db.Forget(file);
            if (older)
                enrolment.Enter(kind, isGood && enrolment.Item(kind) is not { IsReturned: true }, clock.GetUtcNow());
            return await db.Settle(work, cancel);
        }
        var id = Guid.NewGuid();
        db.Add(new WaitingPicture { Id = id, EnrolmentId = enrolmentId, Kind = kind, FileId = file.Id, FileName = hand.Keys.Seal(fileName, id), AgentSlipId = actor.Kind == ActorKind.Agent ? actor.Id : null, ReceivedAt = clock.GetUtcNow() });
        enrolment.Enter(kind, complete: false, clock.GetUtcNow());
        db.Record(actor, "picture.received", enrolmentId, $"{kind.Label()}，等候检查");
        if (await db.Settle(work, cancel) is { } stale)
            return stale;
        rush.Kept();
        return null;
    }

    /// <returns>Whether one was waiting.</returns>
    private async Task<bool> Forget(Guid enrolmentId, ItemKind kind, CancellationToken cancel)
    {
        var waiting = db.Set<WaitingPicture>().Where(p => p.EnrolmentId == enrolmentId && p.Kind == kind);
        var files = await waiting.Select(p => p.FileId).ToListAsync(cancel);
        await waiting.ExecuteDeleteAsync(cancel);
        await db.Set<StoredFile>().Where(f => files.Contains(f.Id)).ExecuteDeleteAsync(cancel);
        return files.Count > 0;
    }

    /// <returns>Whether the current picture is good, when it has these bytes; else null.</returns>
    private async Task<bool?> Current(Guid enrolmentId, ItemKind kind, byte[] sha256, CancellationToken cancel)
    {
        var outcomes = kind == ItemKind.Photo
            ? db.Set<Photo>().Where(p => p.EnrolmentId == enrolmentId && p.IsCurrent && p.OriginalSha256 == sha256).Select(p => p.Outcome)
            : db.Set<IdImage>().Where(i => i.EnrolmentId == enrolmentId && i.Side == SendPicture.SideOf(kind) && i.IsCurrent && i.OriginalSha256 == sha256).Select(i => i.Outcome);
        return await outcomes.Select(o => (bool?)(o != Outcome.Refuse)).FirstOrDefaultAsync(cancel);
    }
}
