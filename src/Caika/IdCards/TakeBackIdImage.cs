using Caika.Campaigns;
using Caika.Enrolments;
using Caika.Imaging.Findings;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.Platform.Events;
using Microsoft.EntityFrameworkCore;

namespace Caika.IdCards;

/// <summary>Takes an image of a card back that was filed with the wrong person: the version before is the current one again, or there is none.</summary>
internal sealed class TakeBackIdImage(CaikaDb db, CampaignBook campaigns, Events events, TimeProvider clock)
{
    /// <summary>Joins the caller's transaction.</summary>
    internal async Task<Outcome<Nothing>> Run(Actor actor, Guid imageId, CancellationToken cancel)
    {
        if (!actor.May(Right.EditEnrolments))
            return Refusal.NotAllowed;
        await using var work = await db.JoinAsync(cancel);
        if (await db.Set<IdImage>().SingleOrDefaultAsync(i => i.Id == imageId, cancel) is not { } image || await db.TakeEnrolment(actor, image.EnrolmentId, cancel) is not { } enrolment
            || await campaigns.Take(enrolment.CampaignId, actor, cancel) is not { } hand)
            return Refusal.NotFound;
        var kind = IdImage.ItemOf(image.Side);
        if (!image.IsCurrent)
            return Refusal.Rule("这张图片后来又换过，不能撤销。");
        if (await db.Against(actor, hand, enrolment, kind, clock, cancel) is { } against)
            return against;
        var before = await db.Set<IdImage>().Where(i => i.EnrolmentId == enrolment.Id && i.Side == image.Side && i.Number < image.Number && i.TakenBackAt == null).OrderByDescending(i => i.Number).FirstOrDefaultAsync(cancel);
        (image.IsCurrent, image.TakenBackAt) = (false, clock.GetUtcNow());
        before?.IsCurrent = true;
        enrolment.Enter(kind, before is not null && before.Outcome != Outcome.Refuse, clock.GetUtcNow());
        await events.Raise(new ItemChanged(enrolment, kind), cancel);
        db.Record(actor, "id-image.taken-back", enrolment.Id, $"{kind.Label()}第 {image.Number} 版撤回");
        return await db.Settle(work, cancel) is { } stale ? stale : Nothing.Value;
    }
}
