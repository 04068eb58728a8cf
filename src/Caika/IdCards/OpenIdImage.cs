using Caika.Campaigns;
using Caika.Enrolments;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.Platform.Files;
using Microsoft.EntityFrameworkCore;

namespace Caika.IdCards;

/// <summary>Hands out the bytes of an ID image. Whoever is not the person stands in the trail, and the person sees it.</summary>
internal sealed class OpenIdImage(CaikaDb db, CampaignBook campaigns, FileVault files)
{
    internal const string Event = "id-image.opened";

    internal async Task<Outcome<PictureFile>> Run(Actor actor, Guid imageId, bool original, CancellationToken cancel)
    {
        if (!actor.May(Right.OwnEnrolment) && !actor.May(Right.EnterAsAgent) && !actor.May(Right.SeeEnrolments))
            return Refusal.NotAllowed;
        // One question for both: the clock tells no stranger that an image is there.
        var visible = db.Visible(actor);
        if (await db.Set<IdImage>().AsNoTracking().SingleOrDefaultAsync(i => i.Id == imageId && visible.Any(e => e.Id == i.EnrolmentId), cancel) is not { } image
            || await db.ReadEnrolment(actor, image.EnrolmentId, cancel) is not { } enrolment
            || await campaigns.Take(enrolment.CampaignId, actor, cancel) is not { } hand)
            return Refusal.NotFound;
        var wanted = original ? image.OriginalFileId : image.DerivedFileId ?? image.OriginalFileId;
        var file = await db.Set<StoredFile>().AsNoTracking().SingleAsync(f => f.Id == wanted, cancel);
        var bytes = await files.Read(file, hand.Keys, cancel);
        if (actor.Kind != ActorKind.Person)
        {
            // Written before the bytes go out: nobody looks without a trace.
            db.Record(actor, Event, enrolment.Id, IdImage.ItemOf(image.Side).Label() + (original ? "（原图）" : ""));
            await db.SaveChangesAsync(cancel);
        }
        return new PictureFile(bytes, "id-card");
    }
}
