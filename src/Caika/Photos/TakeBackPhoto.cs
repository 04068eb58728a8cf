using Caika.Campaigns;
using Caika.Enrolments;
using Caika.Imaging.Findings;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.Platform.Events;
using Microsoft.EntityFrameworkCore;

namespace Caika.Photos;

/// <summary>Takes a photo back that was filed with the wrong person: the version before is the current one again, or there is none.</summary>
internal sealed class TakeBackPhoto(CaikaDb db, CampaignBook campaigns, Events events, TimeProvider clock)
{
    /// <summary>Joins the caller's transaction.</summary>
    internal async Task<Outcome<Nothing>> Run(Actor actor, Guid photoId, CancellationToken cancel)
    {
        if (!actor.May(Right.EditEnrolments))
            return Refusal.NotAllowed;
        await using var work = await db.JoinAsync(cancel);
        if (await db.Set<Photo>().SingleOrDefaultAsync(p => p.Id == photoId, cancel) is not { } photo || await db.TakeEnrolment(actor, photo.EnrolmentId, cancel) is not { } enrolment
            || await campaigns.Take(enrolment.CampaignId, actor, cancel) is not { } hand)
            return Refusal.NotFound;
        if (!photo.IsCurrent)
            return Refusal.Rule("这张照片后来又换过，不能撤销。");
        if (await db.Against(actor, hand, enrolment, ItemKind.Photo, clock, cancel) is { } against)
            return against;
        var before = await db.Set<Photo>().Where(p => p.EnrolmentId == enrolment.Id && p.Number < photo.Number && p.TakenBackAt == null).OrderByDescending(p => p.Number).FirstOrDefaultAsync(cancel);
        (photo.IsCurrent, photo.TakenBackAt) = (false, clock.GetUtcNow());
        before?.IsCurrent = true;
        enrolment.Enter(ItemKind.Photo, before is not null && before.Outcome != Outcome.Refuse, clock.GetUtcNow());
        await events.Raise(new ItemChanged(enrolment, ItemKind.Photo), cancel);
        db.Record(actor, "photo.taken-back", enrolment.Id, $"第 {photo.Number} 版撤回");
        return await db.Settle(work, cancel) is { } stale ? stale : Nothing.Value;
    }
}
