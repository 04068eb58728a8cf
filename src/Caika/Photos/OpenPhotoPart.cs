using Caika.Campaigns;
using Caika.Enrolments;
using Caika.Imaging.Images;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.Platform.Files;
using Microsoft.EntityFrameworkCore;

namespace Caika.Photos;

/// <summary>Opens one part of a photo for staff in scope, enlarged or made smaller to one height; nothing around it is shown.</summary>
internal sealed class OpenPhotoPart(CaikaDb db, CampaignBook campaigns, FileVault files)
{
    private const int Height = 200, Widest = 420, Gap = 6, Quality = 88;

    internal async Task<Outcome<PictureFile>> Run(Actor actor, Guid photoId, PhotoPart part, CancellationToken cancel)
    {
        if (!actor.May(Right.SeeEnrolments))
            return Refusal.NotAllowed;
        if (await db.Set<Photo>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == photoId, cancel) is not { } photo
            || await db.ReadEnrolment(actor, photo.EnrolmentId, cancel) is not { } enrolment
            || PhotoFacts.Places(photo.Parts, part) is not { Count: > 0 } places
            || await campaigns.Take(enrolment.CampaignId, actor, cancel) is not { } hand)
            return Refusal.NotFound;
        // What leaves is what counts; the parts are given in pixels of the upload, which may have been larger.
        var id = photo.DerivedFileId ?? photo.OriginalFileId;
        var file = await db.Set<StoredFile>().AsNoTracking().SingleAsync(f => f.Id == id, cancel);
        if (PictureDecoder.Decode(await files.Read(file, hand.Keys, cancel), longSide: 2000).Picture is not { } picture)
            return Refusal.NotFound;
        var scale = (double)picture.Width / photo.Width;
        var cuts = places.Select(p => Sized(PictureCut.Of(picture, (int)(p.X * scale), (int)(p.Y * scale), (int)(p.Width * scale), (int)(p.Height * scale)))).ToList();
        return new PictureFile(JpegWriter.Encode(PictureCut.Beside(cuts, Gap), Quality), "part");
    }

    private static Picture Sized(Picture cut)
    {
        var width = Math.Clamp(cut.Width * Height / cut.Height, 1, Widest);
        return PictureScaler.Scale(cut, width, Math.Max(1, cut.Height * width / cut.Width));
    }
}
