using Caika.Enrolments;
using Caika.Enrolments.Agents;
using Caika.Imaging.Findings;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Caika.Photos;

/// <summary>The person has seen a photo that came from the bank, the session or the studio, and agrees to it.</summary>
internal sealed class ConfirmPhoto(CaikaDb db, TimeProvider clock)
{
    internal async Task<Outcome<Photo>> Run(Actor actor, Guid photoId, CancellationToken cancel)
    {
        if (!actor.MayEnter())
            return Refusal.NotAllowed;
        if (actor.OnlyByPerson(OwnDeed.ConfirmPhoto) is { } own)
            return own;
        await using var work = await db.JoinAsync(cancel);
        if (await db.Set<Photo>().SingleOrDefaultAsync(p => p.Id == photoId && p.IsCurrent, cancel) is not { } photo
            || await db.TakeEnrolment(actor, photo.EnrolmentId, cancel) is not { } enrolment)
            return Refusal.NotFound;
        if (photo.ConfirmedAt is not null)
            return photo;
        if (photo.Outcome == Outcome.Refuse)
            return Refusal.Rule("这张照片不合要求，请按提示重拍一张。");
        if (!enrolment.IsOpen(ItemKind.Photo))
            return Entry.NotOpen(ItemKind.Photo, actor);

        photo.ConfirmedAt = clock.GetUtcNow();
        enrolment.Enter(ItemKind.Photo, complete: true, clock.GetUtcNow());
        db.Record(actor, "photo.confirmed", enrolment.Id, $"第 {photo.Number} 版，{actor.Channel()}");
        return await db.Settle(work, cancel) is { } stale ? stale : photo;
    }
}
