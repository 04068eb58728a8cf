using Caika.IdCards;
using Caika.Imaging.IdCards;
using Caika.Photos;
using Caika.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Caika.Server.Pages.Enrolments;

/// <summary>The current photo and ID images of an enrolment.</summary>
internal sealed record OwnPictures(Photo? Photo, IdImage? Emblem, IdImage? Portrait)
{
    internal static async Task<OwnPictures> Of(CaikaDb db, Guid enrolment, CancellationToken cancel)
    {
        var photo = await db.Set<Photo>().AsNoTracking().SingleOrDefaultAsync(p => p.EnrolmentId == enrolment && p.IsCurrent, cancel);
        var images = await db.Set<IdImage>().AsNoTracking().Where(i => i.EnrolmentId == enrolment && i.IsCurrent).ToListAsync(cancel);
        return new(photo, images.Find(i => i.Side == IdCardSide.Emblem), images.Find(i => i.Side == IdCardSide.Portrait));
    }
}
