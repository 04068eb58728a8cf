using Caika.Campaigns;
using Caika.Enrolments;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.Platform.Files;
using Microsoft.EntityFrameworkCore;

namespace Caika.Photos;

/// <summary>Hands out the bytes of a photo to whoever may see its enrolment.</summary>
internal sealed class OpenPhoto(CaikaDb db, CampaignBook campaigns, FileVault files)
{
    /// <param name="original">The uploaded file; else the one that leaves, when there is one.</param>
    internal async Task<Outcome<PictureFile>> Run(Actor actor, Guid photoId, bool original, CancellationToken cancel)
    {
        if (!actor.May(Right.OwnEnrolment) && !actor.May(Right.EnterAsAgent) && !actor.May(Right.SeeEnrolments))
            return Refusal.NotAllowed;
        // One question for both: the clock tells no stranger that a photo is there.
        var visible = db.Visible(actor);
        if (await db.Set<Photo>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == photoId && visible.Any(e => e.Id == p.EnrolmentId), cancel) is not { } photo
            || await db.ReadEnrolment(actor, photo.EnrolmentId, cancel) is not { } enrolment
            || await campaigns.Take(enrolment.CampaignId, actor, cancel) is not { } hand)
            return Refusal.NotFound;
        var wanted = original ? photo.OriginalFileId : photo.DerivedFileId ?? photo.OriginalFileId;
        var file = await db.Set<StoredFile>().AsNoTracking().SingleAsync(f => f.Id == wanted, cancel);
        return new PictureFile(await files.Read(file, hand.Keys, cancel), "photo");
    }
}
